import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { Subgraph } from '../define-subgraph.ts';
import type { Retention } from '../events/prune.ts';
import type { EventRoutes } from '../events/record.ts';
import { startWorker, type QueueWorker } from '../events/worker.ts';
import type { Files } from '../files/file-store.ts';
import type { GraphClient } from '../graph-client.ts';
import { openFigures } from '../observe/open-figures.ts';
import { RoomMetrics } from '../observe/room-metrics.ts';
import type { SubgraphPort } from '../port.ts';
import { keysFrom } from '../secret.ts';
import { type HopSecret, signHop } from '../signed-actor.ts';
import { createHttpPort, type HttpPort } from './http-port.ts';
import { serveSubgraph } from './http-server.ts';
import { startSubgraph, type SubgraphRuntime } from './subgraph-runtime.ts';

export interface AloneOptions {
  readonly databaseUrl: string;
  /** Past the pooler, where the other one leads through one that shares sessions. */
  readonly directUrl?: string;
  readonly routes: EventRoutes;
  readonly hopSecret: HopSecret;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly clock?: Clock;
  readonly log: Logger;
  readonly poolSize?: number;
  readonly retention?: Retention;
  /** Folder of what must outlive the database. */
  readonly dataDir?: string;
  readonly files?: Files;
  /** false: no job runs by the wall clock (a test sets its own clock). */
  readonly schedule?: boolean;
}

/** One subgraph in a process of its own: graph, commands, events and jobs over HTTP. */
export interface AloneSubgraph {
  readonly runtime: SubgraphRuntime;
  readonly url: string;
  /** What this process counts. */
  readonly registry: Registry;
  /** Where the others are; until then their events wait. */
  connect(addresses: ReadonlyMap<string, string>, graph: GraphClient): void;
  /** Says that it is not ready any more, and answers everything as before. */
  leave(): void;
  /** What a stop still waits for, named. */
  waitsFor(): readonly string[];
  close(): Promise<void>;
}

export async function startAlone(
  subgraph: Subgraph, options: AloneOptions,
): Promise<AloneSubgraph> {
  const ports = new Map<string, SubgraphPort>();
  const remotes: HttpPort[] = [];
  let graph: GraphClient | null = null;
  const registry = new Registry();
  const runtime = await startSubgraph(subgraph, {
    ...options, ports, metrics: new RoomMetrics(registry), keys: keysFrom(options.hopSecret),
    graph: { execute: (request) => {
      if (!graph) throw new Error('the gateway is not connected yet');
      return graph.execute(request);
    } },
  });
  ports.set(subgraph.name, runtime.port);
  const server = await serveSubgraph(runtime, {
    port: options.port, host: options.host, secret: options.hopSecret, log: options.log,
  });
  const figures = openFigures(registry, [{ url: options.directUrl ?? options.databaseUrl, rooms: [subgraph] }],
    options.routes, options.log);
  const worker = new LoneWorker(runtime, options);
  return {
    runtime, registry, url: server.url,
    connect: (addresses, client) => {
      graph = client;
      for (const [name, url] of addresses) {
        if (name === subgraph.name) continue;
        const port = createHttpPort({
          name, url, sign: (context, body) => signHop(options.hopSecret, context, name, body),
        });
        remotes.push(port);
        ports.set(name, port);
      }
      worker.begin();
    },
    leave: () => server.leave(),
    waitsFor: () => [
      ...(server.running > 0 ? [`${server.running} requests`] : []),
      ...worker.running.map((task) => `job ${task}`),
    ],
    close: async () => {
      await worker.stop();
      await figures.close();
      await server.close();
      await Promise.all(remotes.map((port) => port.close()));
      await runtime.close();
    },
  };
}

/** Begins when the others are known, since it brings them their events. */
class LoneWorker {
  readonly #runtime: SubgraphRuntime;
  readonly #options: AloneOptions;
  #starting: Promise<QueueWorker> | null = null;
  #started: QueueWorker | null = null;

  constructor(runtime: SubgraphRuntime, options: AloneOptions) {
    this.#runtime = runtime;
    this.#options = options;
  }

  begin(): void {
    const { directUrl, databaseUrl, schedule, log } = this.#options;
    this.#starting ??= startWorker({
      url: directUrl ?? databaseUrl, tasks: this.#runtime.tasks, log, concurrency: 4,
      ...schedule !== false && { crontab: this.#runtime.crontab },
    }).then((started) => (this.#started = started));
  }

  get running(): readonly string[] {
    return this.#started?.running ?? [];
  }

  async stop(): Promise<void> {
    await (await this.#starting?.catch(() => null))?.stop();
  }
}
