import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { serviceActor } from '../../subgraphs/kernel/actor.ts';
import { startTestGraph, type TestGraph } from '../kit/graph.ts';
import { until } from '../kit/until.ts';
import { findBrokenPromises } from './checkers/answers.ts';
import { findFaults } from './checkers/index.ts';
import { waitUntilSettled } from './checkers/settled.ts';
import { readScale, readSeed } from './env.ts';
import { openBrand, type Brand } from './load/brand.ts';
import { doorOf } from './load/door.ts';
import { planLoad, type Action } from './load/plan.ts';
import { runLoad, type Load } from './load/run-load.ts';
import { dead, delayed, doubled, lying, reordered, slow, type Fault } from './ports/faults.ts';
import { putFault } from './ports/put-fault.ts';
import { letTimeRun, runSweeps } from './ports/time.ts';

const ALL = ['members', 'loyalty', 'catalog', 'orders', 'campaigns', 'franchises', 'insights', 'rewards', 'engagement',
  'plans', 'service', 'tradeins', 'outreach'];
const SCENARIOS: readonly { name: string; fault: Fault; at: readonly string[]; felt: boolean }[] = [
  { name: 'a slow subgraph', fault: slow, at: ['loyalty'], felt: true },
  { name: 'a dead subgraph', fault: dead, at: ['loyalty'], felt: true },
  { name: 'dead subgraphs that only listen', fault: dead, at: ['franchises'], felt: false },
  { name: 'lying subgraphs', fault: lying, at: ['loyalty', 'orders', 'franchises'], felt: true },
  { name: 'doubled events', fault: doubled, at: ALL, felt: false },
  { name: 'delayed events', fault: delayed, at: ALL, felt: false },
  { name: 'reordered events', fault: reordered, at: ALL, felt: false },
];
const SEED = readSeed();
const ACTIONS = 30 * readScale();

let graph: TestGraph;
let brand: Brand;
let stopTime = (): void => undefined;
beforeAll(async () => {
  graph = await startTestGraph({ limits: { subgraphDeadlineMs: 1_000, breakerOpenMs: 300 } });
  brand = await openBrand(doorOf(graph), {
    members: 8, drops: [{ stock: 12, points: 300 }, { stock: 8, points: 0 }] });
  graph.clock.advance(60_000);
  stopTime = letTimeRun(graph);
}, 180_000);
afterAll(async () => {
  stopTime();
  await graph.stop();
});

const count = async (sql: string): Promise<number> => {
  const client = new pg.Client({ connectionString: graph.databaseUrl });
  await client.connect();
  try {
    return Number((await client.query<{ n: string }>(sql)).rows[0]!.n);
  } finally {
    await client.end();
  }
};

async function comeToRest(load: Load): Promise<void> {
  await waitUntilSettled(graph.databaseUrl);
  await runSweeps(graph);
  await waitUntilSettled(graph.databaseUrl);
  expect(await findFaults(graph.databaseUrl, graph.clock.now())).toEqual([]);
  expect(await findBrokenPromises(graph.databaseUrl, load)).toEqual([]);
}

describe('a bank-like load comes out whole after', () => {
  it.each(SCENARIOS.map((each, index) => ({ ...each, seed: SEED + index })))(
    '$name (seed $seed)', async ({ fault, at, seed, felt }) => {
      const takeAway = putFault(graph, fault, at, seed);
      const load = runLoad(brand, planLoad(seed, { members: 8, actions: ACTIONS, drops: 2 }));
      await load.over;
      takeAway();
      await load.finish();
      expect(load.unanswered).toBeGreaterThanOrEqual(felt ? 1 : 0);
      await comeToRest(load);
    }, 60_000 * readScale());

  it('an event queue that fills because nobody takes anything', async () => {
    const gate = Promise.withResolvers<void>();
    const open = putFault(graph, (port) => ({ ...port, deliver: async (events) => {
      await gate.promise;
      return port.deliver(events);
    } }), ALL, SEED);
    const load = runLoad(brand, planLoad(SEED + 50, { members: 8, actions: ACTIONS, drops: 2 }));
    await load.over;
    expect(await count(`select count(*) as n from graphile_worker._private_jobs`))
      .toBeGreaterThan(ACTIONS);
    open();
    gate.resolve();
    await load.finish();
    await comeToRest(load);
  }, 60_000 * readScale());

  it('a full queue of claims, which says BUSY and forgets nobody', async () => {
    const lock = new pg.Client({ connectionString: graph.databaseUrl });
    await lock.connect();
    await lock.query('begin; select 1 from campaigns.live_drop for update');
    const plan = Array.from({ length: 8 }, (_, member): Action =>
      ({ kind: 'claim', key: `busy-${member}`, member, drop: member, end: 'release' }));
    const queue = graph.runtimes.get('campaigns')!.services.queues.get('campaigns.claim')!;
    const load = runLoad(brand, plan.slice(0, 1));
    await until(async () => await count(`select count(*) as n from pg_locks where not granted`) > 0);
    const crowd = Array.from({ length: 10_000 }, (_, index) => queue.submit({
      input: { dropId: null, memberId: null, passcode: null }, requestId: 'crowd',
      actor: serviceActor('crowd', []), idempotencyKey: `crowd-${index}` }));
    const late = runLoad(brand, plan.slice(1));
    await late.over;
    expect(late.unanswered).toBe(14);
    await lock.query('rollback');
    await lock.end();
    expect((await Promise.all(crowd)).every((outcome) => !outcome.ok)).toBe(true);
    await load.finish();
    await late.finish();
    await comeToRest(late);
  }, 180_000);

  it('clocks that jump, after which nothing is held any more', async () => {
    const plan = planLoad(SEED + 100, { members: 8, actions: ACTIONS, drops: 2 });
    const load = runLoad(brand, plan);
    const jumps = [20 * 60_000, -3_600_000, 2 * 3_600_000, -60_000];
    const jumping = setInterval(() => graph.clock.advance(jumps.shift() ?? 0), 100);
    await load.over;
    clearInterval(jumping);
    await load.finish();
    await waitUntilSettled(graph.databaseUrl);
    // Past every hold, its margin, the room and the return windows; who waited gets a time of its own.
    for (let week = 0; week < 6; week += 1) {
      graph.clock.advance(7 * 86_400_000);
      await runSweeps(graph);
      await waitUntilSettled(graph.databaseUrl);
    }
    expect(await findFaults(graph.databaseUrl, graph.clock.now())).toEqual([]);
    expect(await findBrokenPromises(graph.databaseUrl, load)).toEqual([]);
    expect(await count(`select (select count(*) from loyalty.points_hold where state = 'held')
      + (select count(*) from campaigns.claim where state in ('reserving', 'claimed'))
      + (select count(*) from loyalty.order_points where state = 'pending'
        and member_id <> all (loyalty.looked_at())) as n`)).toBe(0);
  }, 60_000 * readScale());
});
