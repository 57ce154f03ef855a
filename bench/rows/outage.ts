import pg from 'pg';
import { defineCommand } from '../../subgraphs/kernel/commands/command.ts';
import { runCommand } from '../../subgraphs/kernel/commands/run-command.ts';
import { SubgraphConnectionError } from '../../subgraphs/kernel/errors.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { accepted } from '../../subgraphs/kernel/outcome.ts';
import type { SubgraphPort } from '../../subgraphs/kernel/port.ts';
import type { EventPayloads } from '../../subgraphs/contracts/events.ts';
import type { House } from '../../gateway/house.ts';
import { askDatabase } from '../kit/brand.ts';
import { emptyDatabase } from '../kit/database.ts';
import type { Figure, Row } from '../kit/figure.ts';
import { HEAD_OFFICE, openBenchHouse } from '../kit/house.ts';
import { askInLoops } from '../kit/loops.ts';
import { median } from '../kit/rounds.ts';
import { settled } from '../kit/seed-brand.ts';
import { until } from '../kit/until.ts';

const WAITING = 100_000;
const EVENTS_OF_A_MEMBER = 4;
const MEMBERS = WAITING / EVENTS_OF_A_MEMBER;
const MEMBERS_AT_ONCE = 5;
const AWAY = 'loyalty';

/** One subscriber is away for as long as 100,000 events take, and comes back. */
export const outage: Row = {
  name: 'outage',
  measure: async () => {
    const database = await emptyDatabase();
    const house = await openBenchHouse(database.url, { worker: true });
    try {
      const ports = house.ports as Map<string, SubgraphPort>;
      const port = ports.get(AWAY)!;
      const before = await fetchMs(database.url);
      ports.set(AWAY, { ...port, deliver: () => Promise.reject(new SubgraphConnectionError(AWAY)) });
      const recorded = await recordEvents(house);
      await until(async () => (await waiting(database.url)) === WAITING, 600_000,
        'the others to have handled theirs');
      const during = await fetchMs(database.url);
      const jobs = await countJobs(database.url);
      ports.set(AWAY, port);
      const started = performance.now();
      await settled(database.url);
      const handled = WAITING / ((performance.now() - started) / 1000);
      await expectRight(database.url);
      return figures(handled, recorded, { before, during, after: await fetchMs(database.url) }, jobs);
    } finally {
      await house.close();
      await database.drop();
    }
  },
};

interface FetchTimes { readonly before: number; readonly during: number; readonly after: number }

function figures(handled: number, recorded: number, ms: FetchTimes, jobs: number): Figure[] {
  const shown = (value: number) => `${value.toFixed(2)} ms`;
  return [{
    what: '100,000 events handled after an outage of their subscriber',
    ours: `${Math.round(handled)} events/s`, beside: '–', value: handled,
    shown: `${Math.round(handled)}/s`, reach: { atLeast: 2_000 },
    note: `recorded at ${Math.round(recorded)} events/s meanwhile; ${jobs} jobs stood for them`,
  }, {
    what: 'fetch of a job while they waited', ours: shown(ms.during),
    beside: `before ${shown(ms.before)}, after ${shown(ms.after)}`, value: ms.during / ms.before,
    reach: { atMost: 2 },
  }];
}

/** Enrolled, then seen by three franchises one after the other: only the last of them counts. */
const tellOfMembers = defineCommand<{ count: number }, null, never>({
  name: 'bench.tell-of-members',
  execute: async (tx, { count }) => {
    for (let n = 0; n < count; n += 1) {
      const memberId = newId(tx.now);
      tx.emit('member.enrolled.v1', memberId, {
        memberId, region: 'CN', source: 'store', channelId: null, outletId: null, enrolledAt: tx.now,
      } satisfies EventPayloads['member.enrolled.v1']);
      for (let version = 1n; version < EVENTS_OF_A_MEMBER; version += 1n) {
        tx.emit('member.visibility-changed.v1', memberId, {
          personId: memberId, tenantId: newId(), layer: 1, channelIds: [], survivorId: null, version,
        } satisfies EventPayloads['member.visibility-changed.v1']);
      }
    }
    return accepted(null);
  },
});

async function recordEvents(house: House): Promise<number> {
  const { home } = house.runtimes.get('members')!.services;
  const { seconds } = await askInLoops(8, { times: MEMBERS / MEMBERS_AT_ONCE }, async () => {
    await runCommand(home, { actor: HEAD_OFFICE, requestId: 'bench' }, tellOfMembers,
      { count: MEMBERS_AT_ONCE });
  });
  return WAITING / seconds;
}

/** Of everybody but the one who is away nothing waits: then what is left is counted. */
async function waiting(url: string): Promise<number> {
  const [row] = await askDatabase<{ away: number; others: number }>(url, `
    select count(*) filter (where subscriber = '${AWAY}')::int as away,
      count(*) filter (where subscriber <> '${AWAY}')::int as others from members.delivery`);
  return row!.others > 0 ? -1 : row!.away;
}

async function countJobs(url: string): Promise<number> {
  const [row] = await askDatabase<{ n: number }>(url,
    'select count(*)::int as n from graphile_worker._private_jobs');
  return row!.n;
}

/** graphile-worker's own statement for the next job (its strategy 2), undone each time. */
const FETCH = `with j as (
  select jobs.job_queue_id, jobs.priority, jobs.run_at, jobs.id
  from graphile_worker._private_jobs as jobs
  where jobs.is_available = true and run_at <= now() and task_id = any($1::int[])
    and (jobs.job_queue_id is null or jobs.job_queue_id in (
      select id from graphile_worker._private_job_queues as job_queues
      where job_queues.is_available = true for update skip locked))
  order by priority asc, run_at asc limit 1 for update skip locked),
q as (update graphile_worker._private_job_queues as job_queues
  set locked_by = 'bench', locked_at = now() from j where job_queues.id = j.job_queue_id)
update graphile_worker._private_jobs as jobs set attempts = jobs.attempts + 1, locked_by = 'bench',
  locked_at = now() from j where jobs.id = j.id returning *`;

async function fetchMs(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: number }>('select id from graphile_worker._private_tasks');
    const ids = rows.map(({ id }) => id);
    const times: number[] = [];
    for (let n = 0; n < 200; n += 1) {
      await client.query('begin');
      const started = performance.now();
      await client.query({ name: 'fetch', text: FETCH, values: [ids] });
      times.push(performance.now() - started);
      await client.query('rollback');
    }
    return median(times);
  } finally {
    await client.end();
  }
}

/** Every member has its account, and is seen by the last franchise that was told. */
async function expectRight(url: string): Promise<void> {
  const [row] = await askDatabase<{ accounts: number; last: number; dead: number }>(url, `
    select (select count(*)::int from loyalty.account) as accounts,
      (select count(*)::int from loyalty.person_visibility
        where version = ${EVENTS_OF_A_MEMBER - 1}) as last,
      (select count(*)::int from members.parked_event) as dead`);
  if (row!.accounts !== MEMBERS || row!.last !== MEMBERS || row!.dead !== 0) {
    throw new Error(`of ${MEMBERS} members ${row!.accounts} have accounts, ${row!.last} are seen `
      + `by their last franchise, ${row!.dead} events are parked`);
  }
}
