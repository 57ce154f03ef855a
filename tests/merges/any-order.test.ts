import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recordDelivery } from '../../subgraphs/orders/commands/record-delivery.ts';
import { recordOrders } from '../../subgraphs/orders/commands/record/record-orders.ts';
import { recordReturns } from '../../subgraphs/orders/commands/returns/record-returns.ts';
import { MINI } from '../../subgraphs/franchises/tests/network.ts';
import { activatePoints } from '../../subgraphs/loyalty/commands/points/activate-points.ts';
import { claimDrops } from '../../subgraphs/campaigns/commands/claim-drops.ts';
import {
  dayAt, families, liveThrough, paidAt, ROLES, saleOf, type Family, type Telling,
} from './family.ts';
import { leftBehind, outcomeOf } from './outcome.ts';
import {
  playTidily, playWildly, randomOf, tellTidily, tellWildly, type Act, type Told,
} from './play.ts';
import { closeRooms, DROP, eventOf, eventsSince, openRooms, tell, type Rooms } from './rooms.ts';

const RUNS = 4;
/** Largest piece in minor units: two of them reach gold. */
const UP_TO = 900_000;
const DAY = 86_400_000;

let rooms: Rooms;
let tellings = 0;
beforeAll(async () => { rooms = await openRooms(); });
afterAll(() => closeRooms(rooms));

const toldOf = (telling: Telling): Told[] =>
  telling.events.map((event) => ({ at: Date.parse(event.at), event }));

/** What happens to the live room: news of members, and a claim of each. */
function claimsOf(telling: Telling, family: Family): Act[] {
  const { campaigns } = rooms;
  const news = toldOf(telling).map(({ at, event }): Act => ({
    at, queue: event.aggregateId, run: async () => (await tell(campaigns, [event])).size === 0,
  }));
  const claims = ROLES.map((role): Act => ({
    at: dayAt(family.claimedOn[role]).getTime(), queue: `claim ${role}`,
    run: async () => (await campaigns.runBatch(claimDrops, [{
      input: { dropId: DROP, memberId: telling.id[role], passcode: null } }]))[0]!.ok,
  }));
  return [...news, ...claims];
}

/** What happens to the orders' room: news of members, sales, deliveries, returns. */
function salesOf(telling: Telling, family: Family, told: Told[]): Act[] {
  const { orders } = rooms;
  const act = (at: number, queue: string, work: () => Promise<boolean>): Act => ({
    at, queue, run: async () => {
      const { last } = await eventsSince(orders.sql, 0n);
      const done = await work();
      const { events } = await eventsSince(orders.sql, last);
      told.push(...events.map((event) => ({ at, event })));
      return done;
    },
  });
  const news = toldOf(telling).map(({ at, event }) => act(at, event.aggregateId,
    async () => (await tell(orders, [event])).size === 0));
  const sold = family.sales.flatMap(({ deliveredAfter, back }, index) => {
    const queue = `order ${index}`;
    const order = { channelId: MINI, externalNo: `${telling.name}-${index}` };
    const paid = paidAt(family, index).getTime();
    const acts = [act(paid, queue, async () =>
      (await orders.runBatch(recordOrders, [{ input: saleOf(telling, family, index) }]))[0]!.ok)];
    if (deliveredAfter !== null) {
      const deliveredAt = new Date(paid + deliveredAfter * DAY + 1);
      acts.push(act(deliveredAt.getTime(), queue, async () =>
        (await orders.run(recordDelivery, { order, deliveredAt })).ok));
    }
    if (back) {
      const returnedAt = new Date(paid + back.after * DAY + 2);
      acts.push(act(returnedAt.getTime(), queue, async () => (await orders.runBatch(recordReturns, [{
        input: { order, externalNo: 'R', returnedAt, reason: 'tests',
          lines: [{ line: { no: 1 }, quantity: back.quantity, amount: null }] },
      }]))[0]!.ok));
    }
    return acts;
  });
  return [...news, ...sold];
}

async function play(family: Family, seed: number | null) {
  tellings += 1;
  const telling = await liveThrough(rooms, family, `family-${tellings}`);
  const told: Told[] = toldOf(telling);
  const sales = salesOf(telling, family, told);
  const claims = claimsOf(telling, family);
  told.push({ at: 0, event: eventOf('fx-table.published.v1', `CN-${tellings}`, {
    tableId: telling.id.A, homeRegion: 'CN', effectiveAt: new Date(Date.UTC(2026, 0, 1, 0, tellings)),
    validUntil: new Date(Date.UTC(2027, 0, 1)), rates: [{ from: 'HKD', to: 'CNY', rate: '0.9' }],
  }) });
  const random = randomOf(seed ?? 0);
  for (const acts of [sales, claims]) await (seed === null ? playTidily(acts) : playWildly(acts, random));
  for (const room of [rooms.loyalty, rooms.franchises, rooms.insights, rooms.rewards, rooms.engagement]) {
    await (seed === null ? tellTidily(room, told) : tellWildly(room, told, random));
  }
  await rooms.loyalty.run(activatePoints, { limit: 1_000 });
  return telling;
}

/** The tidy order is the truth: whatever is late, doubled or side by side must come to the same. */
function comesToTheSame(upTo: number) {
  return fc.asyncProperty(families(upTo), fc.nat(), async (family, seed) => {
    const tidy = await outcomeOf(rooms, await play(family, null));
    const wild = await outcomeOf(rooms, await play(family, seed));
    expect(wild).toEqual(tidy);
    expect(await leftBehind(rooms)).toEqual([]);
  });
}

/** A claims while its merge is known by who sees it alone; the later merge is undone before that one is told. */
const PARTED_FIRST: [Family, number] = [{
  enrolledAt: { A: { day: 0, outlet: 'storeB' }, B: { day: 3, outlet: 'storeB' }, C: { day: 3, outlet: 'web' } },
  claimedOn: { A: 146, B: 150, C: 18 }, mergedOn: [20, 82], undone: [],
  sales: [
    { who: 'B', by: 'id', day: 25, outlet: 'web', amountMinor: 102n, currency: 'HKD', deliveredAfter: 5, back: null },
    { who: 'A', by: 'id', day: 103, outlet: 'web', amountMinor: 148_790n, currency: 'CNY', deliveredAfter: 4,
      back: { after: 30, quantity: 1 } },
    { who: 'C', by: 'identity', day: 5, outlet: 'storeB', amountMinor: 690_437n, currency: 'HKD',
      deliveredAfter: null, back: null },
  ],
}, 166_965_413];

/** Whatever was sold, brought back and claimed meanwhile, under whichever id. */
function leavesNothing(upTo: number) {
  return fc.asyncProperty(families(upTo), fc.nat(), async (family, seed) => {
    const undone = [{ who: 'A', day: 141 }, { who: 'B', day: 142 }] as const;
    const never = await outcomeOf(rooms, await play({ ...family, mergedOn: null, undone: [] }, null));
    const parted = await outcomeOf(rooms, await play({ ...family, undone }, seed));
    expect(parted).toEqual(never);
  });
}

describe('a family of three ids that become one', () => {
  it('ends with the same points, growth, attribution, rebates, facts and sight in any order of telling', () =>
    fc.assert(comesToTheSame(UP_TO), { numRuns: RUNS, endOnFailure: true }), 60_000);

  it('is as it would be without the merges when both are undone', () =>
    fc.assert(leavesNothing(UP_TO), { numRuns: 4, examples: [PARTED_FIRST], endOnFailure: true }), 60_000);
});
