import type { Logger } from 'pino';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { decodeId, encodeId } from '../../subgraphs/kernel/ids.ts';
import type { House } from '../house.ts';
import { exampleCurl, type BannerFacts } from './banner.ts';
import type { StartEnv } from './env.ts';
import type { Sequence } from './sequence.ts';
import { probeAddress } from './steps/address.ts';
import { openHouseDatabase } from './steps/database.ts';
import { openDemo, openDemoSignIns } from './steps/demo.ts';
import { openFolder } from './steps/folder.ts';
import { openHouseGraph } from './steps/graph.ts';
import { openHttp } from './steps/http.ts';
import { openIdentity } from './steps/identity.ts';
import { openSecrets } from './steps/secrets.ts';
import { openTracing } from './steps/tracing.ts';

/** The order in which the house opens; it closes in the opposite order. */
export async function openHouse(
  env: StartEnv,
  sequence: Sequence,
  log: Logger,
  say: (line: string) => void,
): Promise<Omit<BannerFacts, 'seconds'>> {
  const publicUrl = publicUrlOf(env);
  const demo = env.mode === 'development' && env.demo;
  await sequence.step('data folder', () => openFolder(env.dataDir));
  await sequence.step('address', () => probeAddress(env.host, env.port));
  await sequence.step('tracing', () => openTracing(env.otlpEndpoint, log));
  const secrets = await sequence.step('secrets', () => openSecrets(env.dataDir, env.secret));
  const database = await sequence.step('PostgreSQL', () =>
    openHouseDatabase(env.dataDir, env.databaseUrl, say));
  let house: House | null = null;
  const { identity, authenticate } = await sequence.step('identity', () => openIdentity({
    env, databaseUrl: database.url, publicUrl, secrets, demo, log,
    personExists: async (personId) => house !== null && memberExists(house, personId),
  }));
  const opened = await sequence.step('graph', () => openHouseGraph({
    env, databaseUrl: database.url, secrets, log, authenticate, worker: true,
  }));
  house = opened;
  const seeded = demo ? await openDemoSignIns(identity) : { signIns: [], clients: [] };
  await sequence.step('HTTP', () =>
    openHttp({ host: env.host, port: env.port, identity, house: opened }));
  if (demo) await sequence.step('demo brand', () => openDemo(opened, database.url, log, say));
  const [client] = seeded.clients;
  return {
    mode: env.mode,
    urls: [
      { label: 'admin', url: `${publicUrl}/` },
      { label: 'graph', url: `${publicUrl}/graphql` },
      { label: 'identity', url: `${publicUrl}/identity/.well-known/openid-configuration` },
    ],
    signIns: seeded.signIns.map(({ email, password, label }) =>
      ({ name: email, password, role: label })),
    ...(client ? { curl: exampleCurl(publicUrl, client) } : {}),
    data: database.kind === 'embedded' ? env.dataDir : new URL(database.url).host,
  };
}

function publicUrlOf(env: StartEnv): string {
  return (env.publicUrl ?? `http://localhost:${env.port}`).replace(/\/$/, '');
}

/** Tokens are issued for living members only. */
async function memberExists(house: House, personId: string): Promise<boolean> {
  const uuid = decodeId('mem', personId) ?? personId;
  const result = await house.gateway.execute({
    query: 'query MemberExists($id: ID!) { member(id: $id) { id } }',
    variables: { id: encodeId('mem', uuid) }, actor: serviceActor('identity', ['members:read']),
  });
  return result.data?.['member'] != null;
}
