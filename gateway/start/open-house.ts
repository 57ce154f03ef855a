import type { Logger } from 'pino';
import type { BannerFacts } from './banner.ts';
import type { StartEnv } from './env.ts';
import type { Sequence } from './sequence.ts';
import { probeAddress } from './steps/address.ts';
import { openHouseDatabase } from './steps/database.ts';
import { openFolder } from './steps/folder.ts';
import { openSecrets } from './steps/secrets.ts';
import { openTracing } from './steps/tracing.ts';

/** The order in which the house opens; it closes in the opposite order. */
export async function openHouse(
  env: StartEnv,
  sequence: Sequence,
  log: Logger,
  say: (line: string) => void,
): Promise<Omit<BannerFacts, 'seconds'>> {
  await sequence.step('data folder', () => openFolder(env.dataDir));
  await sequence.step('address', () => probeAddress(env.host, env.port));
  await sequence.step('tracing', () => openTracing(env.otlpEndpoint, log));
  await sequence.step('secrets', () => openSecrets(env.dataDir, env.secret));
  const database = await sequence.step('PostgreSQL', () =>
    openHouseDatabase(env.dataDir, env.databaseUrl, say));
  return {
    mode: env.mode,
    urls: [],
    signIns: [],
    data: database.kind === 'embedded' ? env.dataDir : new URL(database.url).host,
  };
}
