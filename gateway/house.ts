import { readFileSync } from 'node:fs';
import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { Actor } from '../subgraphs/kernel/actor.ts';
import type { Clock } from '../subgraphs/kernel/clock.ts';
import { ConnectionBudget } from '../subgraphs/kernel/database/connections/connection-budget.ts';
import { DatabaseProbe } from '../subgraphs/kernel/database/connections/probe.ts';
import { provisionDatabase } from '../subgraphs/kernel/database/provision/provision.ts';
import { eventRoutes, type Subgraph } from '../subgraphs/kernel/define-subgraph.ts';
import type { Files } from '../subgraphs/kernel/files/file-store.ts';
import type { GraphClient } from '../subgraphs/kernel/graph-client.ts';
import { startWorker, type QueueWorker } from '../subgraphs/kernel/events/worker.ts';
import type { SubgraphPort } from '../subgraphs/kernel/port.ts';
import { openFigures } from '../subgraphs/kernel/observe/open-figures.ts';
import { RoomMetrics } from '../subgraphs/kernel/observe/room-metrics.ts';
import { keysFrom } from '../subgraphs/kernel/secret.ts';
import { createHttpPort } from '../subgraphs/kernel/server/http-port.ts';
import type { Retention } from '../subgraphs/kernel/events/prune.ts';
import {
  startSubgraph, type SubgraphRuntime,
} from '../subgraphs/kernel/server/subgraph-runtime.ts';
import { type HopSecret, signHop } from '../subgraphs/kernel/signed-actor.ts';
import { IDENTITY_GRAPH } from '../identity/index.ts';
import { absentPort } from './execution/absent-port.ts';
import { createGateway, type Gateway, type GatewayOptions } from './gateway.ts';
import { createPlatformPort } from './platform/platform-port.ts';
import { nodePrefixesOf } from './schema-files.ts';

export interface HouseOptions {
  readonly subgraphs: readonly Subgraph[];
  readonly databaseUrlOf: (subgraph: string) => string;
  /** Past a pooler that shares sessions, where `databaseUrlOf` leads through one. */
  readonly directUrlOf?: (subgraph: string) => string | undefined;
  /** Subgraphs that run elsewhere: name → address. */
  readonly addresses?: ReadonlyMap<string, string>;
  /**
   * Ports of the graph that are no subgraphs of ours to start: identity's. A house without it (a
   * bench, a second process) answers everything else.
   */
  readonly extraPorts?: readonly SubgraphPort[];
  /** Key of the signed hop to them. */
  readonly hopSecret: HopSecret;
  authenticate(headers: IncomingHttpHeaders, body?: string): Promise<Actor>;
  readonly mode: GatewayOptions['mode'];
  readonly gateway?: Pick<GatewayOptions,
    'limits' | 'trustedDocuments' | 'registeredDocuments' | 'allowedOrigins' | 'clientOrigins' | 'registry'
    | 'metrics' | 'trustProxy' | 'proves'>;
  readonly clock?: Clock;
  readonly log: Logger;
  /** The composed graph; `schema/supergraph.graphql` when left out. */
  readonly supergraphSdl?: string;
  /** false: nobody delivers events here (another process does, or a test does it itself). */
  readonly worker?: boolean;
  /** false: events are delivered, but no job runs by the wall clock (a test sets its own clock). */
  readonly schedule?: boolean;
  /** Folder of what must outlive the databases. */
  readonly dataDir?: string;
  /** Where files are kept; nowhere when absent. */
  readonly files?: Files;
  /** How long keys and events are kept (kernel/events/prune.ts). */
  readonly retention?: Retention;
  readonly poolSize?: number;
}

/** Subgraphs, platform, event queue and gateway, assembled: the whole graph without HTTP. */
export interface House {
  readonly gateway: Gateway;
  readonly runtimes: ReadonlyMap<string, SubgraphRuntime>;
  readonly ports: ReadonlyMap<string, SubgraphPort>;
  /** What a stop still waits for, named. */
  waitsFor(): readonly string[];
  close(): Promise<void>;
}

export const SUPERGRAPH = new URL('schema/supergraph.graphql', `file://${process.cwd()}/`);

export async function openGraph(options: HouseOptions): Promise<House> {
  const ports = new Map<string, SubgraphPort>();
  const runtimes = new Map<string, SubgraphRuntime>();
  const closers: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await closer();
  };
  const registry = options.gateway?.registry ?? new Registry();
  const workers: QueueWorker[] = [];
  let gateway: Gateway | null = null;
  const graph = graphClient(() => gateway);
  try {
    connectRemote(options, ports, closers);
    await startLocal(options, { ports, runtimes, closers, graph, metrics: new RoomMetrics(registry) });
    const extraPorts = options.extraPorts ?? [absentPort(IDENTITY_GRAPH.name)];
    for (const port of extraPorts) ports.set(port.name, port);
    const nodePrefixes = nodePrefixesOf(options.subgraphs);
    ports.set('platform', createPlatformPort({ nodePrefixes, ports, log: options.log }));
    const supergraphSdl = options.supergraphSdl ?? readFileSync(SUPERGRAPH, 'utf8');
    const opened = await createGateway({
      supergraphSdl, ports, authenticate: options.authenticate, mode: options.mode,
      clock: options.clock, log: options.log, missing: probeDatabases(options, runtimes, closers),
      ...options.gateway, registry,
    });
    gateway = opened;
    if (options.worker !== false) {
      await startWorkers(options, runtimes, closers, workers);
      showFigures(options, registry, runtimes, closers);
    }
    closers.push(() => opened.close());
    const waitsFor = () => [
      ...(opened.running > 0 ? [`${opened.running} requests`] : []),
      ...workers.flatMap(({ running }) => running.map((task) => `job ${task}`)),
    ];
    return { gateway: opened, runtimes, ports, waitsFor, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function connectRemote(
  options: HouseOptions, ports: Map<string, SubgraphPort>, closers: (() => Promise<unknown>)[],
): void {
  for (const [name, url] of options.addresses ?? []) {
    const port = createHttpPort({
      name, url, sign: (context, body) => signHop(options.hopSecret, context, name, body),
    });
    ports.set(name, port);
    closers.push(() => port.close());
  }
}

interface Parts {
  readonly ports: Map<string, SubgraphPort>;
  readonly runtimes: Map<string, SubgraphRuntime>;
  readonly closers: (() => Promise<unknown>)[];
  readonly graph: GraphClient;
  readonly metrics: RoomMetrics;
}

async function startLocal(options: HouseOptions, parts: Parts): Promise<void> {
  const local = options.subgraphs.filter(({ name }) => !options.addresses?.has(name));
  for (const names of byDatabase(options, local).values()) {
    await provisionDatabase(straightTo(options, names), names);
  }
  const routes = eventRoutes(options.subgraphs);
  const budget = new ConnectionBudget(local.length);
  await Promise.all(local.map(async (subgraph) => {
    const runtime = await startSubgraph(subgraph, {
      databaseUrl: options.databaseUrlOf(subgraph.name),
      directUrl: options.directUrlOf?.(subgraph.name), routes, ports: parts.ports,
      graph: parts.graph, clock: options.clock, log: options.log, poolSize: options.poolSize,
      budget, retention: options.retention, dataDir: options.dataDir, files: options.files, metrics: parts.metrics,
      keys: keysFrom(options.hopSecret),
    });
    parts.closers.push(() => runtime.close());
    parts.runtimes.set(subgraph.name, runtime);
    parts.ports.set(subgraph.name, runtime.port);
  }));
}

/** For what needs sessions: roles, migrations, the queue. */
function straightTo(options: HouseOptions, [name]: readonly string[]): string {
  return options.directUrlOf?.(name!) ?? options.databaseUrlOf(name!);
}

function byDatabase(
  options: HouseOptions, subgraphs: readonly { name: string }[],
): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { name } of subgraphs) {
    const url = options.databaseUrlOf(name);
    names.set(url, [...(names.get(url) ?? []), name]);
  }
  return names;
}

/** One queue worker per database, for the subgraphs of this process. */
async function startWorkers(
  options: HouseOptions, runtimes: ReadonlyMap<string, SubgraphRuntime>,
  closers: (() => Promise<unknown>)[], workers: QueueWorker[],
): Promise<void> {
  closers.push(() => Promise.all(workers.map((worker) => worker.stop())));
  for (const names of byDatabase(options, [...runtimes.values()].map((r) => r.subgraph)).values()) {
    const here = names.map((name) => runtimes.get(name)!);
    workers.push(await startWorker({
      url: straightTo(options, names), log: options.log,
      tasks: Object.assign({}, ...here.map((runtime) => runtime.tasks)),
      ...options.schedule !== false && { crontab: here.map((one) => one.crontab).join('\n') },
    }));
  }
}

/** Asked where the queue is worked on: other processes on the same data would only say the same. */
function showFigures(
  options: HouseOptions, registry: Registry, runtimes: ReadonlyMap<string, SubgraphRuntime>,
  closers: (() => Promise<unknown>)[],
): void {
  const routes = eventRoutes(options.subgraphs);
  const local = [...runtimes.values()].map(({ subgraph }) => subgraph);
  const databases = [...byDatabase(options, local).values()].map((names) =>
    ({ url: straightTo(options, names), rooms: local.filter(({ name }) => names.includes(name)) }));
  const figures = openFigures(registry, databases, routes, options.log);
  closers.push(() => figures.close());
}

/**
 * A subgraph that asks the others goes through the gateway like everybody, as the actor it names: a
 * service of its own with the scopes it needs, or the caller where the caller's sight must count.
 */
function graphClient(gateway: () => Gateway | null): GraphClient {
  return {
    execute: async ({ document, variables, context }) => {
      const opened = gateway();
      if (!opened) throw new Error('the gateway is not open yet');
      const { actor, requestId, deadlineAt, walk } = context;
      return await opened.execute(
        { query: document, variables, requestId, deadlineAt, actor, walk }) as never;
    },
  };
}

/** Each database of this process, asked over a connection of its own; those that do not answer, by rooms. */
function probeDatabases(
  options: HouseOptions, runtimes: ReadonlyMap<string, SubgraphRuntime>,
  closers: (() => Promise<unknown>)[],
): () => Promise<readonly string[]> {
  const databases = byDatabase(options, [...runtimes.values()].map((runtime) => runtime.subgraph));
  const probes = [...databases].map(([url, names]) => ({ names, probe: new DatabaseProbe(url) }));
  closers.push(() => Promise.all(probes.map(({ probe }) => probe.close())));
  return async () => {
    const answers = await Promise.all(probes.map(({ probe }) => probe.answers()));
    return probes.filter((_, index) => !answers[index])
      .map(({ names }) => `PostgreSQL of ${names.toSorted().join(', ')}`);
  };
}
