import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sql as raw } from 'kysely';
import { startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import { seededRandom } from '../../kernel/seed.ts';
import { takeOrders } from '../commands/facts/take-orders.ts';
import { foldRebateDays } from '../commands/rebates/fold-rebate-days.ts';
import { franchises } from '../index.ts';
import { FILL_REBATE_DAYS } from '../persistence/migrations/0150-rebate-days.ts';
import {
  comesBack, FA, FB, FC, line, openNetwork, sale, STORE_A, STORE_B, WEB,
} from '../tests/network.ts';
import { monthRange, rebateSummary } from './reports.ts';

const MONTHS = Array.from({ length: 12 }, (_, n) => `2026-${String(n + 1).padStart(2, '0')}`);
/** Days of Tokyo and of New York begin at other instants than those that are summed. */
const ZONES = ['Asia/Shanghai', 'Asia/Tokyo', 'America/New_York'];
const DAY_MS = 86_400_000;
const FROM = Date.UTC(2026, 0, 10);

let graph: TestSubgraph;
const chance = seededRandom(11);
const at = (day: number) => new Date(FROM + Math.floor((day + chance()) * DAY_MS));
const [ofA, ofB] = [newId(), newId()];
const firsts = [sale(ofA, STORE_A, '2026-01-08'), sale(ofB, STORE_B, '2026-01-08')];
const sold = Array.from({ length: 60 }, (_, n) => {
  const paid = Math.floor(chance() * 200);
  return { paid, order: sale(n % 2 ? ofA : ofB, [STORE_A, STORE_B, WEB][n % 3]!, '2026-01-09', {
    paidAt: at(paid), currency: n % 5 ? 'CNY' : 'HKD',
    lines: [line({ baseMinor: 100_000n + BigInt(n * 777) }), ...(n % 4 ? [] : [line({ lineNo: 2 })])],
  }) };
});

beforeAll(async () => {
  graph = await startTestSubgraph(franchises, { now: '2026-10-15T04:00:00Z' });
  await openNetwork(graph.runtime.handlers, graph.clock.now());
  await graph.runBatch(takeOrders, [...firsts, ...sold.map(({ order }) => order)].map((input) => ({ input })));
});
afterAll(() => graph.stop());

interface Booked {
  home: string; payer: string | null; currency: string; held: Date; kind: string; amount: bigint; booked: Date;
}

/** The same by reading every entry. */
function bySight(booked: readonly Booked[], franchiseId: string, { from, to }: { from: Date; to: Date }) {
  const counted = booked.filter((entry) => {
    const day = entry.booked > entry.held ? entry.booked : entry.held;
    return (entry.kind !== 'accrual' || entry.booked <= entry.held) && day >= from && day < to
      && [entry.home, entry.payer].includes(franchiseId);
  });
  return [...Map.groupBy(counted, ({ currency }) => currency)].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, entries]) => {
      const sum = (isHome: boolean, isAccrual: boolean) => entries.reduce((total, { home, kind, amount }) => (
        (home === franchiseId) === isHome && (kind === 'accrual') === isAccrual ? total + amount : total), 0n);
      const [earned, back, owed, spared] = [sum(true, true), sum(true, false), sum(false, true), sum(false, false)];
      return { currency, entries: entries.length, earned: moneyView(earned, currency),
        earnedReversed: moneyView(back, currency), owed: moneyView(owed, currency),
        owedReversed: moneyView(spared, currency), balance: moneyView(earned + back - owed - spared, currency) };
    });
}

async function expectSumsAreEntries(): Promise<void> {
  const booked = await graph.sql.all<Booked>`select r.home_franchise_id as home, r.payer_franchise_id as payer,
    r.currency, r.held_until as held, e.kind, e.amount_minor as amount, e.booked_at as booked
    from rebate_entry e join rebate r on r.id = e.rebate_id`;
  let seen = 0;
  for (const franchiseId of [FA, FB, FC]) {
    for (const zone of ZONES) {
      for (const month of MONTHS) {
        const range = monthRange(month, zone)!;
        const shown = await rebateSummary(graph.sql, franchiseId, range);
        expect([zone, month, shown]).toEqual([zone, month, bySight(booked, franchiseId, range)]);
        seen += shown.length;
      }
    }
  }
  expect(seen).toBeGreaterThan(40);
}

const waiting = async () => (await graph.sql.one<{ n: bigint }>`select count(*) as n from rebate_delta`).n;
const fold = (limit: number) => graph.run(foldRebateDays, { limit });

it('before anything is folded, while it is, and after it was', async () => {
  await expectSumsAreEntries();
  await fold(3);
  expect(await waiting()).toBeGreaterThan(0n);
  await expectSumsAreEntries();
  await fold(10_000);
  expect(await waiting()).toBe(0n);
  await expectSumsAreEntries();
});

it('when deliveries move windows to other months, and what comes back falls within them or after', async () => {
  for (const [n, { order, paid }] of sold.entries()) {
    if (n % 3 === 0) {
      await graph.deliver('order.returned.v1', order.orderId,
        { ...comesBack(order, '2026-01-01', 40_000n), returnedAt: at(paid + 5 + (n % 7) * 9) });
    }
    if (n % 4 < 3) {
      await graph.deliver('order.delivered.v1', order.orderId, { orderId: order.orderId,
        memberId: order.memberId, deliveredAt: at(paid + 1 + (n % 5) * 20) });
    }
  }
  expect(await waiting()).toBeGreaterThan(0n);
  await expectSumsAreEntries();
  await fold(10_000);
  await expectSumsAreEntries();
});

it('worked out anew they are the same', async () => {
  const sums = () => graph.sql.all`select * from rebate_day
    where (earned, earned_reversed, owed, owed_reversed, entries) <> (0, 0, 0, 0, 0)
    order by franchise_id, day, currency`;
  const kept = await sums();
  for (const statement of FILL_REBATE_DAYS.split(';').filter((text) => text.trim())) {
    await graph.sql.run`${raw.raw(statement)}`;
  }
  expect(await sums()).toEqual(kept);
});

it('a franchise sees its own sums alone', async () => {
  const session = await graph.runtime.database.readSession(tenant(FA, 'franchises:rebates'));
  const seen = await session.sql.all<{ id: string }>`select distinct franchise_id as id from rebate_day`;
  await session.close();
  expect(seen.map(({ id }) => id)).toEqual([FA]);
});
