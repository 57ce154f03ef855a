import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino, { type Logger } from 'pino';
import { ANONYMOUS, type Actor } from '../../subgraphs/kernel/actor.ts';
import { SetClock } from '../../subgraphs/kernel/clock.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision/provision.ts';
import { openFiles } from '../../subgraphs/kernel/files/open-files.ts';
import { keysFrom } from '../../subgraphs/kernel/secret.ts';
import type { GraphClient } from '../../subgraphs/kernel/graph-client.ts';
import type { SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { startAlone, type AloneSubgraph } from '../../subgraphs/kernel/server/serve-alone.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { openGraph, type House } from '../../gateway/house.ts';
import type { GatewayLimits } from '../../gateway/limits/limits.ts';
import { createIdentity, createIdentityPort, type Identity } from '../../identity/index.ts';
import { cloneOf, templateDatabase, type TestDatabase } from './postgres.ts';
import { houseSchemas } from './schemas.ts';
import { settingUp } from './set-up-times.ts';
import { until } from './until.ts';

export type Shape = 'one process' | 'over HTTP';
export const SHAPES: readonly Shape[] = ['one process', 'over HTTP'];

export interface Answer<Data = any> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    message: string; path?: readonly (string | number)[]; extensions: Record<string, any>;
  }[];
}

export interface TestGraph {
  readonly house: House;
  readonly clock: SetClock;
  readonly databaseUrl: string;
  /** Real, on the same database; it keeps the real time. */
  readonly identity: Identity;
  /** The rooms at work, in this process whatever the shape. */
  readonly runtimes: ReadonlyMap<string, SubgraphRuntime>;
  ask<Data = any>(
    query: string, variables?: Record<string, unknown>, actor?: Actor,
  ): Promise<Answer<Data>>;
  /** Like ask; errors at the top level fail the test. */
  get<Data = any>(
    query: string, variables?: Record<string, unknown>, actor?: Actor,
  ): Promise<Data>;
  /** Waits until every recorded event has been handled everywhere. */
  settled(): Promise<void>;
  /** Settled, and every job that is due has run. */
  calm(): Promise<void>;
  /** Nothing is delivered any more until it is let go; being settled is not waited for meanwhile. */
  holdNews(): Promise<void>;
  letNewsGo(): Promise<void>;
  stop(): Promise<void>;
}

/** Head office with every scope there is. */
export const OWNER: Actor = {
  kind: 'operator', id: 'owner', name: 'Olivia Owner', scopes: SCOPES, roles: ['owner'],
};

const log = pino({ level: 'silent' });
export const HOP_SECRET = 'the hop secret of this test run';
/** One for all, or a copied database could not be read. */
export const HOUSE_SECRET = 'a secret of the tests, 0123456789 abcdefghijklmnopqrstuvwxyz';

export interface TestGraphOptions {
  readonly shape?: Shape;
  readonly now?: string;
  readonly limits?: Partial<GatewayLimits>;
  readonly log?: Logger;
  /** The address of this database through a pooler, and whether its sessions are shared. */
  readonly pooler?: { readonly urlOf: (url: string) => string; readonly shares: boolean };
}

/** The whole graph on a database of its own, with the worker that delivers events. */
export async function startTestGraph(options: TestGraphOptions = {}): Promise<TestGraph> {
  await emptyHouse();
  return startGraphOn(await cloneOf(EMPTY_HOUSE), options);
}

/** On a database that has the tables of every room; it is dropped in the end. */
export function startGraphOn(database: TestDatabase, options: TestGraphOptions): Promise<TestGraph> {
  return settingUp('the whole graph', () => openTestGraph(database, options));
}

async function openTestGraph(database: TestDatabase, options: TestGraphOptions): Promise<TestGraph> {
  const clock = new SetClock(options.now ?? '2026-09-15T04:00:00Z');
  const url = options.pooler?.urlOf(database.url) ?? database.url;
  const identity = await openIdentity(url);
  // What rooms put beside the database, of this house alone.
  const dataDir = join(tmpdir(), `karat-data-${randomUUID()}`);
  const common = {
    dataDir,
    extraPorts: [identityPort(identity)],
    subgraphs: SUBGRAPHS, databaseUrlOf: () => url, hopSecret: HOP_SECRET, clock,
    directUrlOf: () => (options.pooler?.shares ? database.url : undefined),
    log: options.log ?? log,
    authenticate: () => Promise.resolve(ANONYMOUS), mode: 'development' as const, poolSize: 4,
    // A test says when a job runs; by the wall clock one would run at some minutes and not at others.
    schedule: false,
    // Uploads are prepared; no test of the whole graph sends bytes.
    files: openFiles({ s3: null, dataDir: join(tmpdir(), 'karat-files'), publicUrl: 'https://karat.test',
      keys: keysFrom(HOP_SECRET) }),
    supergraphSdl: houseSchemas().get('supergraph.graphql')!,
    // Whoever made the tables has proven this very graph in this run.
    gateway: { limits: { budget: 1e9, ...options.limits }, proves: false },
  };
  const alone = options.shape === 'over HTTP' ? await startAllAlone(database.url, clock) : [];
  const addresses = new Map(alone.map((one) => [one.runtime.subgraph.name, one.url]));
  const house = await openGraph({ ...common, addresses, worker: alone.length === 0 });
  for (const one of alone) one.connect(addresses, graphOf(house));
  const news = newsOf(database.url);
  const ask: TestGraph['ask'] = async (query, variables = {}, actor = OWNER) =>
    JSON.parse(JSON.stringify(await house.gateway.execute({ query, variables, actor })));
  return {
    house, clock, databaseUrl: database.url, identity, ask,
    runtimes: alone.length === 0 ? house.runtimes
      : new Map(alone.map(({ runtime }) => [runtime.subgraph.name, runtime])),
    get: async (query, variables, actor) => {
      const answer = await ask(query, variables, actor);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data as never;
    },
    ...news,
    stop: async () => {
      await news.close();
      await Promise.all(alone.map((one) => one.close()));
      await house.close();
      await identity.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The tables of every room and of identity, to be copied. */
export const EMPTY_HOUSE = 'graph';
export function emptyHouse(): Promise<void> {
  return templateDatabase(EMPTY_HOUSE, (url) => settingUp('the tables of all rooms', () => prepareTemplate(url)));
}

async function prepareTemplate(url: string): Promise<void> {
  await provisionDatabase(url, SUBGRAPHS.map(({ name }) => name));
  const identity = await openIdentity(url);
  const house = await openGraph({
    extraPorts: [identityPort(identity)],
    subgraphs: SUBGRAPHS, databaseUrlOf: () => url, hopSecret: HOP_SECRET, log, worker: false,
    authenticate: () => Promise.resolve(ANONYMOUS), mode: 'development', poolSize: 3,
    supergraphSdl: houseSchemas().get('supergraph.graphql')!,
  });
  await house.close();
  await identity.close();
}

function openIdentity(databaseUrl: string): Promise<Identity> {
  return createIdentity({
    databaseUrl, issuer: 'http://127.0.0.1/identity', mode: 'development', log, secret: HOUSE_SECRET,
  });
}

function identityPort({ accounts }: Identity) {
  return createIdentityPort({
    accounts, operatorsLiveElsewhere: false, checkDocument: () => ({ ok: true, operations: [] }),
  });
}

function startAllAlone(databaseUrl: string, clock: SetClock): Promise<AloneSubgraph[]> {
  return Promise.all(SUBGRAPHS.map((subgraph) => startAlone(subgraph, {
    databaseUrl, routes: schemaRoutes(), hopSecret: HOP_SECRET, clock, log,
    host: '127.0.0.1', port: 0, poolSize: 4, schedule: false,
  })));
}

export function schemaRoutes(): Map<string, string[]> {
  return new Map(Object.entries(JSON.parse(houseSchemas().get('events.json')!)));
}

function graphOf(house: House): GraphClient {
  return {
    execute: ({ document, variables, context: { requestId, actor, deadlineAt } }) =>
      house.gateway.execute(
        { query: document, variables, requestId, actor, deadlineAt }) as never,
  };
}

/** Held back in the queue itself, so that whoever records or works there, in any process, holds back. */
function newsOf(
  url: string,
): Pick<TestGraph, 'settled' | 'calm' | 'holdNews' | 'letNewsGo'> & { close(): Promise<void> } {
  let held = false;
  const queue = openQueue(url);
  return {
    settled: async () => {
      if (!held) await until(async () => await queue.waiting() === 0, LONGEST_MS, 'a settled queue');
    },
    calm: () => until(async () => await queue.waiting() + await queue.due() === 0, LONGEST_MS, 'a calm house'),
    close: () => queue.close(),
    holdNews: async () => {
      held = true;
      await queue.run(`create function public.hold_news() returns trigger language plpgsql as $$ begin
          if new.task_id in (select id from graphile_worker._private_tasks
            where identifier ~ ':(deliver|retry)-events$') then new.run_at := now() + interval '1 day'; end if;
          return new; end $$;
        create trigger hold_news before insert on graphile_worker._private_jobs
          for each row execute function public.hold_news()`);
    },
    letNewsGo: async () => {
      held = false;
      await queue.run(`drop trigger hold_news on graphile_worker._private_jobs;
        drop function public.hold_news();
        update graphile_worker._private_jobs set run_at = now() where locked_at is null
          and task_id in (select id from graphile_worker._private_tasks
            where identifier ~ ':(deliver|retry)-events$')`);
    },
  };
}

/** Waited for, not measured: other work on the machine is no reason to fail. */
const LONGEST_MS = 180_000;

interface Queue {
  /** Deliveries that wait, run or are parked (dead letters stay parked and do not count). */
  waiting(): Promise<number>;
  /** Jobs that are due. */
  due(): Promise<number>;
  run(text: string): Promise<void>;
  close(): Promise<void>;
}

const WAITING = `select (select count(*) from graphile_worker.jobs where task_identifier like '%:deliver-events')
  + (select count(*) from (${SUBGRAPHS.map(({ name }) => `select 1 from ${name}.delivery
    union all select 1 from ${name}.parked_event where not dead`).join(' union all ')}) p) as found`;
const DUE = 'select count(*) as found from graphile_worker.jobs where run_at <= now() and attempts < max_attempts';

/** One connection while the house stands: it is asked after nearly every deed of a test. */
function openQueue(url: string): Queue {
  let opened: Promise<pg.Client> | null = null;
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url });
    // A test may kill the server: whoever asks next connects anew.
    client.on('error', () => { opened = null; });
    await client.connect().catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return client;
  };
  const found = async (name: string, text: string): Promise<number> => {
    opened ??= connect();
    return Number((await (await opened).query({ name, text })).rows[0].found);
  };
  return {
    waiting: () => found('waiting', WAITING),
    due: () => found('due', DUE),
    run: async (text) => { await (await (opened ??= connect())).query(text); },
    close: async () => { await (await opened?.catch(() => null))?.end(); },
  };
}
