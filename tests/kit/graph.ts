import pg from 'pg';
import pino, { type Logger } from 'pino';
import { ANONYMOUS, type Actor } from '../../subgraphs/kernel/actor.ts';
import { SetClock } from '../../subgraphs/kernel/clock.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision/provision.ts';
import type { GraphClient } from '../../subgraphs/kernel/graph-client.ts';
import type { SubgraphRuntime } from '../../subgraphs/kernel/server/subgraph-runtime.ts';
import { startAlone, type AloneSubgraph } from '../../subgraphs/kernel/server/serve-alone.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { SCOPES } from '../../subgraphs/contracts/scopes.ts';
import { openGraph, type House } from '../../gateway/house.ts';
import type { GatewayLimits } from '../../gateway/limits/limits.ts';
import { schemaFiles } from '../../gateway/schema-files.ts';
import { createIdentity, createIdentityPort, type Identity } from '../../identity/index.ts';
import { cloneOf, templateDatabase } from './postgres.ts';
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
const HOP_SECRET = 'the hop secret of this test run';

/** The whole graph on a database of its own, with the worker that delivers events. */
export async function startTestGraph(
  options: {
    shape?: Shape; now?: string; limits?: Partial<GatewayLimits>; log?: Logger;
    /** The address of this database through a pooler, and whether its sessions are shared. */
    pooler?: { readonly urlOf: (url: string) => string; readonly shares: boolean };
  } = {},
): Promise<TestGraph> {
  await templateDatabase('graph', prepareTemplate);
  const database = await cloneOf('graph');
  const clock = new SetClock(options.now ?? '2026-09-15T04:00:00Z');
  const url = options.pooler?.urlOf(database.url) ?? database.url;
  const identity = await openIdentity(url);
  const common = {
    extraPorts: [identityPort(identity)],
    subgraphs: SUBGRAPHS, databaseUrlOf: () => url, hopSecret: HOP_SECRET, clock,
    directUrlOf: () => (options.pooler?.shares ? database.url : undefined),
    log: options.log ?? log,
    authenticate: () => Promise.resolve(ANONYMOUS), mode: 'development' as const, poolSize: 4,
    // A test says when a job runs; by the wall clock one would run at some minutes and not at others.
    schedule: false,
    supergraphSdl: schemaFiles(SUBGRAPHS).get('supergraph.graphql')!,
    gateway: { limits: { budget: 1e9, ...options.limits } },
  };
  const alone = options.shape === 'over HTTP' ? await startAllAlone(database.url, clock) : [];
  const addresses = new Map(alone.map((one) => [one.runtime.subgraph.name, one.url]));
  const house = await openGraph({ ...common, addresses, worker: alone.length === 0 });
  for (const one of alone) one.connect(addresses, graphOf(house));
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
    ...newsOf(database.url),
    stop: async () => {
      await Promise.all(alone.map((one) => one.close()));
      await house.close();
      await identity.close();
      await database.drop();
    },
  };
}

async function prepareTemplate(url: string): Promise<void> {
  await provisionDatabase(url, SUBGRAPHS.map(({ name }) => name));
  const identity = await openIdentity(url);
  const house = await openGraph({
    extraPorts: [identityPort(identity)],
    subgraphs: SUBGRAPHS, databaseUrlOf: () => url, hopSecret: HOP_SECRET, log, worker: false,
    authenticate: () => Promise.resolve(ANONYMOUS), mode: 'development', poolSize: 3,
    supergraphSdl: schemaFiles(SUBGRAPHS).get('supergraph.graphql')!,
  });
  await house.close();
  await identity.close();
}

function openIdentity(databaseUrl: string): Promise<Identity> {
  return createIdentity({
    databaseUrl, issuer: 'http://127.0.0.1/identity', mode: 'development', log,
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
  return new Map(Object.entries(JSON.parse(schemaFiles(SUBGRAPHS).get('events.json')!)));
}

function graphOf(house: House): GraphClient {
  return {
    execute: ({ document, variables, context: { requestId, actor, deadlineAt } }) =>
      house.gateway.execute(
        { query: document, variables, requestId, actor, deadlineAt }) as never,
  };
}

/** Held back in the queue itself, so that whoever records or works there, in any process, holds back. */
function newsOf(url: string): Pick<TestGraph, 'settled' | 'holdNews' | 'letNewsGo'> {
  let held = false;
  const ask = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(text).finally(() => client.end());
  };
  return {
    settled: async () => { if (!held) await settled(url); },
    holdNews: async () => {
      held = true;
      await ask(`create function public.hold_news() returns trigger language plpgsql as $$ begin
          if new.task_id in (select id from graphile_worker._private_tasks
            where identifier ~ ':(deliver|retry)-events$') then new.run_at := now() + interval '1 day'; end if;
          return new; end $$;
        create trigger hold_news before insert on graphile_worker._private_jobs
          for each row execute function public.hold_news()`);
    },
    letNewsGo: async () => {
      held = false;
      await ask(`drop trigger hold_news on graphile_worker._private_jobs;
        drop function public.hold_news();
        update graphile_worker._private_jobs set run_at = now() where locked_at is null
          and task_id in (select id from graphile_worker._private_tasks
            where identifier ~ ':(deliver|retry)-events$')`);
    },
  };
}

/** No delivery waits, runs or is parked (dead letters stay parked and do not count). */
async function settled(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const parked = SUBGRAPHS.map(({ name }) =>
    `select 1 from ${name}.delivery
    union all select 1 from ${name}.parked_event where not dead`).join(' union all ');
  try {
    await until(async () => {
      const { rows } = await client.query(`select (select count(*) from graphile_worker.jobs
        where task_identifier like '%:deliver-events')
        + (select count(*) from (${parked}) p) as waiting`);
      return Number(rows[0].waiting) === 0;
    }, 60_000, 'a settled event queue');
  } finally {
    await client.end();
  }
}
