import type { Logger } from 'pino';
import type { Sequence } from '../../subgraphs/kernel/process/sequence.ts';
import type { StartEnv } from './env.ts';
import type { Facts } from './open-rooms.ts';
import { probeAddress } from './steps/address.ts';
import { openHouseDatabase } from './steps/database.ts';
import { openFolder } from './steps/folder.ts';
import { checkOwnFolder } from './steps/own-folder.ts';
import { openSecrets } from './steps/secrets.ts';

/**
 * The order in which the house opens; it closes in the opposite order. The rooms are thousands of modules, which are
 * loaded last: who is refused for a folder, an address, a secret or a database has not waited for them.
 */
export async function openHouse(
  given: StartEnv, sequence: Sequence, log: Logger, say: (line: string) => void,
): Promise<Facts> {
  await sequence.step('own folder', () => checkOwnFolder());
  await sequence.step('data folder', () => openFolder(given.dataDir));
  const port = await sequence.step('address', () => probeAddress(given.host, given.port));
  const env = { ...given, port };
  const secrets = await sequence.step('secrets', () =>
    openSecrets(env.dataDir, env.secret, env.previousSecret));
  const database = await sequence.step('PostgreSQL', () =>
    openHouseDatabase(env, say));
  const { openRooms } = await import('./open-rooms.ts');
  return openRooms({ env, sequence, log, say }, database, secrets);
}

/** One of several processes that answer HTTP: the first process owns PostgreSQL, events and jobs. */
export async function openWorkerHouse(
  env: StartEnv, sequence: Sequence, log: Logger, say: (line: string) => void,
): Promise<void> {
  const secrets = await sequence.step('secrets', () =>
    openSecrets(env.dataDir, env.secret, env.previousSecret));
  const { openWorkerRooms } = await import('./open-rooms.ts');
  await openWorkerRooms({ env, sequence, log, say }, secrets);
}
