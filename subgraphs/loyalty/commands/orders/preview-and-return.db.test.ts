import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, startTestSubgraph, type TestSubgraph } from '../../../../tests/kit/subgraph.ts';
import type { OrderFacts } from '../../../contracts/events.ts';
import { newId } from '../../../kernel/ids.ts';
import { seededRandom } from '../../../kernel/seed.ts';
import { loyalty } from '../../index.ts';
import { ledgerInvariants } from '../../queries/reports.ts';
import { previewOf } from '../../tests/returns.ts';
import { at, bringBack, enrol, everything, sale, sell, type SaleLineOf } from '../../tests/sales.ts';

let g: TestSubgraph;
const NOW = '2026-09-15T04:00:00Z';
beforeAll(async () => { g = await startTestSubgraph(loyalty, { now: NOW }); });
afterAll(() => g.stop());

type Random = (below: number) => number;
const randomOf = (seed: number): Random => {
  const next = seededRandom(seed);
  return (below) => Math.floor(next() * below);
};

/** Sales of one member: pending and active ones, of all classes, some paid with points. */
async function history(random: Random, memberId: string): Promise<OrderFacts[]> {
  const orders: OrderFacts[] = [];
  for (let n = 0; n < 6; n += 1) {
    const paidAt = at(random(2) === 0 ? '2026-09-14T04:00:00Z' : '2026-07-01T04:00:00Z');
    const lines = Array.from({ length: 1 + random(3) }, (): SaleLineOf => ({
      marginClass: (['A', 'B', 'C', 'D'] as const)[random(4)]!, base: BigInt(1 + random(300_000)),
      spent: n > 2 ? BigInt(random(400)) : 0n,
    }));
    const facts = sale(memberId, lines, { paidAt, deliveredAt: paidAt, pointsHoldId: newId() });
    expect(await sell(g, facts)).toBeNull();
    orders.push(facts);
  }
  return orders;
}

interface Deed { account: object; lines: object[]; moved: Record<string, bigint> }

async function deedOf(facts: OrderFacts, returnId: string): Promise<Deed> {
  const account = await g.sql.one<Record<string, unknown>>`select available, pending, debt, growth,
    pending_growth as "pendingGrowth", jsonb_build_object('code', tier) as tier, tier_provisional as provisional
    from account where member_id = ${facts.memberId}`;
  const lines = await g.sql.all<object>`select line_no, kept, bonus_kept, growth_kept, points_restored
    from order_earning where order_id = ${facts.orderId} order by line_no`;
  const entries = await g.sql.all<{ account: string; amount: bigint }>`
    select e.account, sum(e.amount)::bigint as amount from ledger_entry e
    join points_transaction t on t.id = e.transaction_id and t.member_id = e.member_id
    where t.return_id = ${returnId} and t.kind = 'return' group by e.account`;
  return { account, lines, moved: Object.fromEntries(entries.map((row) => [row.account, row.amount])) };
}

const numbers = (value: unknown): any => JSON.parse(JSON.stringify(value, (_key, inner) =>
  (typeof inner === 'bigint' ? Number(inner) : inner)));

/** What the preview says the stored lines become. */
function linesAfter(before: Deed, preview: any): object[] {
  return numbers(before.lines).map((line: any) => {
    const lost = preview.lines.find((candidate: any) => candidate.lineNo === line.line_no);
    return lost ? {
      line_no: line.line_no, kept: line.kept - lost.points.total,
      bonus_kept: line.bonus_kept - lost.bonus.total, growth_kept: line.growth_kept - lost.growth,
      points_restored: line.points_restored + lost.givenBack,
    } : line;
  });
}

describe('a return does what its preview said', () => {
  it.each([1, 2, 3, 4, 5])('history %i, return after return, to the digit', async (seed) => {
    const random = randomOf(seed);
    const orders = await history(random, await enrol(g));
    const left = new Map(orders.map((facts) => [facts, facts.lines.map((line) => line.baseMinor)]));
    for (let step = 0; step < 10; step += 1) {
      const facts = orders[random(orders.length)]!;
      const remaining = left.get(facts)!.map((base) => (base * BigInt(random(5))) / 4n);
      left.set(facts, remaining);
      const world = await everything(g);
      const preview = await previewOf(g, facts, remaining, operator('loyalty:read'));
      expect(await everything(g)).toEqual(world);
      const returnId = newId();
      const before = await deedOf(facts, returnId);
      expect(preview.before).toEqual(numbers(before.account));
      expect(await bringBack(g, facts, remaining, returnId)).toBeNull();
      const after = await deedOf(facts, returnId);
      expect({ seed, step, ...preview.after }).toEqual({ seed, step, ...numbers(after.account) });
      expect(numbers(after.lines)).toEqual(linesAfter(before, preview));
      const moved = (name: string) => 0 - Number(after.moved[name] ?? 0n);
      const { points, bonus } = preview;
      expect([points.pending + bonus.pending, points.debt + bonus.debt])
        .toEqual([moved('pending'), moved('debt')]);
      expect(points.active + points.others + bonus.active + bonus.others).toBe(moved('available'));
      expect(preview.growth).toBe(moved('growth') + moved('growth_pending'));
    }
    expect(await ledgerInvariants(g.sql)).toMatchObject({
      balanceDifferences: 0, unbalancedTransactions: 0, lotDifferences: 0, holdDifferences: 0,
      availableWithDebt: 0, validityDifferences: 0,
    });
  });
});

describe('windows that orders tell', () => {
  const active = async (orderId: string) => (await g.sql.one<{ active_at: Date }>`
    select active_at from order_points where order_id = ${orderId}`).active_at;

  it('count with the sale, with its delivery, and with a delivery told before its member', async () => {
    const memberId = await enrol(g);
    const told = sale(memberId, [{ marginClass: 'A', base: 100_000n }],
      { deliveredAt: null, windowEndsAt: at('2026-12-01T00:00:00Z') });
    await sell(g, told);
    expect(await active(told.orderId)).toEqual(at('2026-12-01T00:00:00Z'));
    const delivered = (orderId: string, more: object = {}) => g.deliver('order.delivered.v1', orderId, { orderId,
      memberId, deliveredAt: at('2026-09-01T04:00:00Z'), windowEndsAt: at('2026-11-01T00:00:00Z'), ...more });
    await delivered(told.orderId);
    expect(await active(told.orderId)).toEqual(at('2026-11-01T00:00:00Z'));
    const kept = sale(null, [{ marginClass: 'A', base: 100_000n }],
      { deliveredAt: null, windowEndsAt: at('2026-12-01T00:00:00Z'), linkUntil: at('2026-10-01T00:00:00Z') });
    await delivered(kept.orderId);
    await g.deliver('order.linked.v1', kept.orderId, { ...kept, memberId, region: 'CN' });
    expect(await active(kept.orderId)).toEqual(at('2026-11-01T00:00:00Z'));
  });

  it('refuse what was linked after their instant, whatever the programme once said', async () => {
    const memberId = await enrol(g);
    const late = sale(memberId, [{ marginClass: 'A', base: 100_000n }], { linkUntil: at('2026-08-02T00:00:00Z') });
    await g.deliver('order.linked.v1', late.orderId, late);
    expect(await g.sql.one`select state, reason from order_points where order_id = ${late.orderId}`)
      .toEqual({ state: 'refused', reason: 'LINKED_TOO_LATE' });
  });
});
