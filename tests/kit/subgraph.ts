import { createHash } from 'node:crypto';
import { parse, type ExecutionResult } from 'graphql';
import pg from 'pg';
import pino from 'pino';
import { ROOMS } from '../../subgraphs/contracts/rooms.ts';
import { ANONYMOUS, serviceActor, type Actor } from '../../subgraphs/kernel/actor.ts';
import { SetClock } from '../../subgraphs/kernel/clock.ts';
import type { BatchCommand, Command } from '../../subgraphs/kernel/commands/command.ts';
import { runBatch, runCommand, type RunOptions } from '../../subgraphs/kernel/commands/run-command.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision/provision.ts';
import { eventRoutes, type Subgraph } from '../../subgraphs/kernel/define-subgraph.ts';
import type { Files } from '../../subgraphs/kernel/files/file-store.ts';
import type { GraphClient } from '../../subgraphs/kernel/graph-client.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { fromJson, toJson } from '../../subgraphs/kernel/json.ts';
import type { SubgraphPort } from '../../subgraphs/kernel/port.ts';
import { keysFrom } from '../../subgraphs/kernel/secret.ts';
import {
  startSubgraph, type SubgraphRuntime,
} from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { cloneOf, templateDatabase } from './postgres.ts';
import { settingUp } from './set-up-times.ts';

export interface TestSubgraph {
  readonly runtime: SubgraphRuntime;
  readonly clock: SetClock;
  readonly sql: SubgraphRuntime['database']['sql'];
  /** Executes a document as this actor, as the gateway would call the subgraph. */
  query<Data = any>(
    document: string, variables?: Record<string, unknown>, actor?: Actor,
  ): Promise<ExecutionResult<Data>>;
  run<Input, Value, Code extends string>(
    command: Command<Input, Value, Code>, input: Input, options?: RunOptions & { actor?: Actor },
  ): ReturnType<typeof runCommand<Input, Value, Code>>;
  runBatch<Input, Value, Code extends string>(
    command: BatchCommand<Input, Value, Code>,
    items: readonly { input: Input; idempotencyKey?: string; actor?: Actor }[],
  ): ReturnType<typeof runBatch<Input, Value, Code>>;
  /** Delivers an event of another subgraph; answers the error or null. */
  deliver(name: string, aggregateId: string, payload: object, id?: string): Promise<string | null>;
  /** Payloads of what this subgraph recorded, oldest first. */
  events<Payload = any>(name: string): Promise<Payload[]>;
  /** What waits in the queue, which no room may read itself; the oldest first. */
  jobs(): Promise<WaitingJob[]>;
  /** Statements sent while `work` ran. */
  countStatements(work: () => Promise<unknown>): Promise<number>;
  stop(): Promise<void>;
}

export interface WaitingJob {
  readonly task: string;
  readonly key: string | null;
  readonly payload: { readonly at: string; readonly input: any };
  readonly runAt: Date;
  /** How often it was scheduled again. */
  readonly revision: number;
}

/** The other rooms, who know of nothing. */
const SILENT = new Map(ROOMS
  .map((name): [string, SubgraphPort] => [name, {
    name, execute: () => Promise.reject(new Error(`no ${name} in this test`)),
    deliver: () => Promise.reject(new Error(`no ${name} in this test`)),
    deadLetters: async () => [], replayDeadLetters: async () => 0, retell: async () => [],
    auditRecords: async () => [], waiting: async () => [],
  }]));

/** One subgraph on a database of its own, without gateway and without a worker. */
export async function startTestSubgraph(
  subgraph: Subgraph,
  options: {
    now?: string; graph?: GraphClient; ports?: ReadonlyMap<string, SubgraphPort>; dataDir?: string; files?: Files;
  } = {},
): Promise<TestSubgraph> {
  const log = pino({ level: 'silent' });
  // Small rooms of tests and examples may have one name, and tables of their own.
  const tables = createHash('sha256').update(JSON.stringify(subgraph.migrations)).digest('hex').slice(0, 12);
  const name = `subgraph-${subgraph.name}-${tables}`;
  const common = {
    routes: eventRoutes([subgraph]), ports: options.ports ?? SILENT, log, poolSize: 6, dataDir: options.dataDir,
    files: options.files,
    keys: keysFrom('a secret of this test run'),
    graph: options.graph ?? { execute: () => Promise.reject(new Error('no graph in this test')) },
  };
  await templateDatabase(name, (url) => settingUp('the tables of a room', async () => {
    await provisionDatabase(url, [subgraph.name]);
    await (await startSubgraph(subgraph, { ...common, databaseUrl: url })).close();
  }));
  const database = await cloneOf(name);
  const clock = new SetClock(options.now ?? '2026-09-15T04:00:00Z');
  const runtime = await settingUp('a room', () =>
    startSubgraph(subgraph, { ...common, databaseUrl: database.url, clock }));
  return {
    runtime, clock, sql: runtime.database.sql,
    ...doors(runtime),
    jobs: () => waitingJobs(database.url),
    countStatements: async (work) => {
      const before = runtime.database.statements.count;
      await work();
      return runtime.database.statements.count - before;
    },
    stop: async () => {
      await runtime.close();
      await database.drop();
    },
  };
}

async function waitingJobs(url: string): Promise<WaitingJob[]> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return (await admin.query<WaitingJob>(`
      select t.identifier as task, j.key, j.payload, j.run_at as "runAt", j.revision
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      order by j.id`)).rows;
  } finally {
    await admin.end();
  }
}

function doors(runtime: SubgraphRuntime): Pick<TestSubgraph,
  'query' | 'run' | 'runBatch' | 'deliver' | 'events'> {
  const { home } = runtime.services;
  const test = serviceActor('test', []);
  return {
    query: async (document, variables = {}, actor = ANONYMOUS) => {
      const context = { requestId: newId(), actor, deadlineAt: Date.now() + 10_000 };
      const result = await runtime.port.execute({ document: parse(document), variables, context });
      return JSON.parse(JSON.stringify(result));
    },
    run: (command, input, { actor = test, ...options } = {}) =>
      runCommand(home, { actor, requestId: 'test' }, command, input, options),
    runBatch: (command, items) => runBatch(home, { actor: test, requestId: 'test' }, command,
      items.map((item) => ({ actor: test, requestId: 'test', ...item }))),
    deliver: async (name, aggregateId, payload, id = newId()) => {
      const [outcome] = await runtime.port.deliver([{
        id, name, aggregateId, at: home.clock.now().toISOString(), requestId: 'test',
        payload: JSON.parse(toJson(payload)),
      }]);
      return outcome?.error ?? null;
    },
    events: async (name) => (await runtime.database.sql.all<{ payload: unknown }>`
      select payload from event where name = ${name} order by seq`)
      .map((row) => fromJson(row.payload)),
  };
}

/** Head office with the given scopes. */
export function operator(...scopes: string[]): Actor {
  return { kind: 'operator', id: 'op-1', name: 'Olivia', scopes, roles: ['owner'] };
}

export function tenant(tenantId: string, ...scopes: string[]): Actor {
  return { kind: 'tenant', id: `tenant-${tenantId}`, name: 'Fang', scopes, roles: ['manager'], tenantId };
}

export function channel(channelId: string, ...scopes: string[]): Actor {
  return {
    kind: 'channel', id: `client-${channelId}`, name: 'Shop', scopes, roles: [], channelId,
    clientId: `client-${channelId}`,
  };
}

export function person(personId: string, ...scopes: string[]): Actor {
  return { kind: 'person', id: personId, name: 'Member', scopes, roles: [], personId };
}
