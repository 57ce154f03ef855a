import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { isLongRun } from '../kit/env.ts';
import { EMPTY_HOUSE, emptyHouse, startGraphOn, type TestGraph } from '../kit/graph.ts';
import { cloneOf, type TestDatabase } from '../kit/postgres.ts';
import { books, couponUses, gauge, isBeyondCap, trialBalance } from './days/read-books.ts';
import { readDays, type Days } from './days/read-days.ts';
import { limitsOf, openReplay, OTHERWISE, replayAgain, replayDay, type Replay } from './days/replay-days.ts';
import { cleanInvariants } from './questions.ts';

/** A slice of five days; with KARAT_TEST_LONG=1 all that the campaign lasted, every sale of them. */
const DAYS = isLongRun() ? 48 : 5;
/** Day by day on a crowded machine: nothing here is timed. */
const LIMITS = { requestDeadlineMs: 120_000, subgraphDeadlineMs: 110_000 };
const running = new Map<TestDatabase, TestGraph>();
let told: Days;
beforeAll(async () => { told = await readDays(DAYS, isLongRun()); }, 60_000);
afterAll(async () => {
  for (const [database, graph] of running) {
    await graph.stop();
    await database.drop();
  }
});

async function start(database: TestDatabase, now = '2026-08-07T16:00:00Z'): Promise<TestGraph> {
  const kept = { url: database.url, drop: () => Promise.resolve() };
  const graph = await startGraphOn(kept, { now, limits: LIMITS });
  running.set(database, graph);
  return graph;
}

async function begin(): Promise<{ replay: Replay; restart: () => Promise<void> }> {
  await emptyHouse();
  const database = await cloneOf(EMPTY_HOUSE);
  const replay = await openReplay(await start(database), told.campaigns);
  const restart = async () => {
    const now = replay.graph.clock.now().toISOString();
    await replay.graph.stop();
    replay.graph = await start(database, now);
  };
  return { replay, restart };
}

/** At the end of a day nothing may be open that the rules say is closed; no gift was given beyond the cap. */
async function expectSoundDay(replay: Replay, gifts: number): Promise<void> {
  const { entries, sums } = await trialBalance(replay);
  expect(entries).toBeGreaterThan(0);
  expect([...new Set(Object.values(sums))]).toEqual(['0']);
  const uses = await couponUses(replay);
  for (const campaign of told.campaigns) expect(uses[campaign.id].uses).toBeLessThanOrEqual(limitsOf(campaign).uses);
  if (gifts > 0) expect(isBeyondCap(await gauge(replay))).toBe(false);
}

it('are of households that a campaign was meant for, within its days', () => {
  for (const day of told.days) {
    for (const { campaign: id, buyer } of day.sales.filter(({ campaign }) => campaign)) {
      const campaign = told.campaigns.find((one) => one.id === id)!;
      const isOpen = campaign.from <= day.date && day.date <= campaign.until;
      expect([campaign.targeted.has(buyer), isOpen]).toEqual([true, true]);
    }
  }
  const sales = told.days.flatMap((day) => day.sales);
  const returns = told.days.flatMap((day) => day.returns);
  expect(sales.filter(({ campaign }) => campaign).length).toBeGreaterThan(60);
  expect([returns.some(({ part }) => part === null), returns.some(({ part }) => part !== null)]).toEqual([true, true]);
});

it('leave sound books every evening, whatever limits and cap refuse, and a second telling the same', async () => {
  const { replay: one } = await begin();
  let gifts = 0;
  for (const day of told.days) {
    const given = await replayDay(one, day);
    await expectSoundDay(one, given);
    gifts += given;
  }
  const first = await books(one);
  const { refused } = first as { refused: Record<string, number> };
  expect(Object.keys(refused).filter((key) => !['holdCoupons LIMIT', 'issueCoupon LIMIT', 'redeemReward COST_CAP',
    'redeemReward INSUFFICIENT_POINTS', 'redeemReward POINTS_DEBT'].includes(key))).toEqual([]);
  for (const met of [gifts, refused['holdCoupons LIMIT'], refused['redeemReward COST_CAP']]) {
    expect(met).toBeGreaterThan(0);
  }
  expect(await cleanInvariants(one.graph)).toEqual([]);
  process.stdout.write(`${DAYS} days: ${one.sold.size} sales, ${one.memberOf.size} buyers, ${gifts} gifts, refused ${
    JSON.stringify(refused)}, gauge ${JSON.stringify(first['gauge'])}, slowest in ms ${
    JSON.stringify(Object.fromEntries(one.slowest))}\n`);

  await replayAgain(one);
  expect(await books(one)).toEqual(first);

  const { replay: other, restart } = await begin();
  for (const [nth, day] of told.days.entries()) {
    await replayDay(other, day, OTHERWISE);
    if (nth % 4 === 1) await restart();
  }
  expect(await books(other)).toEqual(first);
}, isLongRun() ? 3_600_000 : 600_000);
