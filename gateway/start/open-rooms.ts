import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { openFiles } from '../../subgraphs/kernel/files/open-files.ts';
import type { Files } from '../../subgraphs/kernel/files/file-store.ts';
import { keysFrom } from '../../subgraphs/kernel/secret.ts';
import { decodeId, encodeId } from '../../subgraphs/kernel/ids.ts';
import type { House } from '../house.ts';
import { exampleCurl, type BannerFacts } from './banner.ts';
import type { StartEnv } from './env.ts';
import type { Sequence } from '../../subgraphs/kernel/process/sequence.ts';
import type { HouseDatabase } from './steps/database.ts';
import { DEMO_SCALES, openDemo, openDemoSignIns } from './steps/demo.ts';
import { openFirstOwner } from './steps/first-owner.ts';
import { withRights } from './steps/rights.ts';
import { openHouseGraph } from './steps/graph.ts';
import { openHttp } from './steps/http.ts';
import { openIdentity, type HouseIdentity } from './steps/identity.ts';
import { openMetrics, openMetricsPort } from './steps/metrics.ts';
import { recheckDocuments } from './steps/recheck-documents.ts';
import type { Secrets } from './steps/secrets.ts';
import { openTracing } from './steps/tracing.ts';
import { openWorkers } from './steps/workers.ts';

interface Begun {
  readonly env: StartEnv;
  readonly sequence: Sequence;
  readonly log: Logger;
  say(line: string): void;
}

export interface Opening extends Begun {
  readonly registry: Registry;
  /** Of all processes together. */
  readonly metrics: () => Promise<string>;
}

export type Facts = Omit<BannerFacts, 'seconds'>;

/** Identity, the graph, HTTP and the demo brand, on a database that is there. */
export async function openRooms(begun: Begun, database: HouseDatabase, secrets: Secrets): Promise<Facts> {
  const { env, sequence, log, say } = begun;
  const opening = openingOf(begun);
  await sequence.step('tracing', () => openTracing(env.otlpEndpoint, log));
  const files = filesOf(env, secrets);
  const { house, identity } = await openGraph(opening, { databaseUrl: database.url, files, secrets, worker: true });
  const seeded = showsDemo(env)
    ? await openDemoSignIns(identity.identity) : { signIns: [], clients: [] };
  if (!showsDemo(env)) await openFirstOwner(identity.identity, env.ownerEmail, say);
  if (env.workers > 1) {
    await sequence.step('workers', () => openWorkers(env, database.url, secrets.secret, log));
  } else {
    await sequence.step('HTTP', () =>
      openHttp({
        host: env.host, port: env.port, identity: identity.identity, house,
        hopSecret: secrets.derive('hop'), log, trustProxy: env.trustProxy, drainMs: env.drainMs, files,
      }));
  }
  void database.writeOut();
  await sequence.step('metrics', () => openMetricsPort(env.metrics, opening.metrics));
  if (showsDemo(env)) {
    await sequence.step('demo brand', () => openDemo(
      house, env.directDatabaseUrl ?? database.url, DEMO_SCALES[env.demo === 'small' ? 'small' : 'on'], log, say));
  }
  return factsOf(env, database, seeded);
}

export async function openWorkerRooms(begun: Begun, secrets: Secrets): Promise<void> {
  const { env, sequence, log } = begun;
  const opening = openingOf(begun);
  await sequence.step('tracing', () => openTracing(env.otlpEndpoint, log));
  const files = filesOf(env, secrets);
  const { house, identity } = await openGraph(opening, {
    databaseUrl: env.databaseUrl!, files, secrets, worker: false });
  await sequence.step('HTTP', () =>
    openHttp({
      host: env.host, port: env.port, identity: identity.identity, house,
      hopSecret: secrets.derive('hop'), log, trustProxy: env.trustProxy, drainMs: env.drainMs, files,
    }));
}

function openingOf(begun: Begun): Opening {
  const registry = new Registry();
  return { ...begun, registry, metrics: openMetrics(registry) };
}

async function openGraph(
  { env, sequence, log, registry, metrics }: Opening, { databaseUrl, files, secrets, worker }: GraphParts,
): Promise<{ house: House; identity: HouseIdentity }> {
  let opened: House | null = null;
  const identity = await sequence.step('identity', () => withRights(() => openIdentity({
    env, databaseUrl, publicUrl: publicUrlOf(env), secrets, demo: showsDemo(env), log,
    personExists: async (personId) => opened !== null && memberExists(opened, personId),
  })));
  const house = await sequence.step('graph', () => withRights(() => openHouseGraph({
    env, databaseUrl, secrets, log, worker, files, authenticate: identity.authenticate,
    identityPort: identity.port, documents: identity.identity.documents,
    origins: identity.identity.origins, registry, metrics,
  })));
  const { documents } = identity.identity;
  documents.checkBy((text, scopes) => house.gateway.checkDocument(text, scopes));
  const rechecking = await sequence.step('registered documents', () =>
    recheckDocuments(documents, log, { isFirst: worker }));
  house.gateway.onReload(() => { void rechecking.again(); });
  opened = house;
  return { house, identity };
}

interface GraphParts {
  readonly databaseUrl: string;
  readonly files: Files;
  readonly secrets: Secrets;
  readonly worker: boolean;
}

function filesOf(env: StartEnv, secrets: Secrets): Files {
  return openFiles({
    s3: env.s3, dataDir: env.dataDir, publicUrl: publicUrlOf(env), keys: keysFrom(secrets.derive('hop')),
  });
}

function showsDemo(env: StartEnv): boolean {
  return env.mode === 'development' && env.demo !== 'off';
}

function publicUrlOf(env: StartEnv): string {
  return (env.publicUrl ?? `http://localhost:${env.port}`).replace(/\/$/, '');
}

function factsOf(
  env: StartEnv, database: HouseDatabase,
  seeded: Awaited<ReturnType<typeof openDemoSignIns>> | { signIns: []; clients: [] },
): Facts {
  const publicUrl = publicUrlOf(env);
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

/** Tokens are issued for living members only. */
async function memberExists(house: House, personId: string): Promise<boolean> {
  const uuid = decodeId('mem', personId) ?? personId;
  const result = await house.gateway.execute({
    query: 'query MemberExists($id: ID!) { member(id: $id) { id } }',
    variables: { id: encodeId('mem', uuid) }, actor: serviceActor('identity', ['members:read']),
  });
  return result.data?.['member'] != null;
}
