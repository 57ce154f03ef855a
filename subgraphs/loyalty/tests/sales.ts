import type { EventPayloads, OrderFacts } from '../../contracts/events.ts';
import type { MarginClass } from '../../contracts/words.ts';
import { newId } from '../../kernel/ids.ts';
import type { TestSubgraph } from '../../../tests/kit/subgraph.ts';

export const at = (time: string): Date => new Date(time);

export interface SaleLineOf {
  readonly marginClass: MarginClass;
  readonly base: bigint;
  readonly spent?: bigint;
}

/** Facts of an order; paid and delivered so that it is active at the tests' clock, unless told otherwise. */
export function sale(
  memberId: string | null, lines: readonly SaleLineOf[], over: Partial<OrderFacts> = {},
): OrderFacts {
  return {
    orderId: newId(), externalNo: `ext-${newId()}`, channelId: newId(), sellingOutletId: newId(),
    memberId, region: memberId ? 'CN' : null, currency: 'CNY', paidAt: at('2026-08-01T04:00:00Z'),
    deliveredAt: at('2026-08-01T04:00:00Z'), fulfilment: 'store', pointsHoldId: null,
    lines: lines.map(({ marginClass, base, spent = 0n }, index) => ({
      lineId: newId(), lineNo: index + 1, itemId: newId(), quantity: 1, marginClass,
      baseMinor: base, costMinor: null, pointsSpent: spent,
    })),
    ...over,
  };
}

export async function enrol(
  g: TestSubgraph, over: Partial<EventPayloads['member.enrolled.v1']> = {},
): Promise<string> {
  const memberId = over.memberId ?? newId();
  const error = await g.deliver('member.enrolled.v1', memberId, {
    memberId, region: 'CN', source: 'store', channelId: null, outletId: null,
    enrolledAt: at('2026-01-01T00:00:00Z'), ...over,
  });
  if (error) throw new Error(error);
  return memberId;
}

export async function sell(g: TestSubgraph, facts: OrderFacts): Promise<string | null> {
  return g.deliver('order.recorded.v1', facts.orderId, facts);
}

/** Returns so that `remaining` is left of each line. */
export async function bringBack(
  g: TestSubgraph, facts: OrderFacts, remaining: readonly bigint[], returnId = newId(),
): Promise<string | null> {
  return g.deliver('order.returned.v1', facts.orderId, {
    orderId: facts.orderId, returnId, memberId: facts.memberId,
    returnedAt: at('2026-09-10T04:00:00Z'), whole: remaining.every((base) => base === 0n),
    lines: remaining.map((base, index) => ({
      lineId: facts.lines[index]!.lineId, returnedQuantity: 1, remainingBaseMinor: base,
      returnedBaseMinor: facts.lines[index]!.baseMinor - base,
    })),
  } satisfies EventPayloads['order.returned.v1']);
}

/** A member with spendable points from one sale of class A that gives no tier bonus. */
export async function memberWith(g: TestSubgraph, points: bigint): Promise<string> {
  const memberId = await enrol(g);
  const base = (points * 1000n + 11n) / 12n;
  const error = await sell(g, sale(memberId, [{ marginClass: 'A', base }]));
  if (error) throw new Error(error);
  return memberId;
}

export interface StoredAccount {
  available: bigint; pending: bigint; held: bigint; debt: bigint; growth: bigint;
  pending_growth: bigint; tier: string; tier_provisional: boolean; tier_grace_until: Date | null;
}

export function accountOf(g: TestSubgraph, memberId: string): Promise<StoredAccount> {
  return g.sql.one<StoredAccount>`select available, pending, held, debt, growth, pending_growth,
    tier, tier_provisional, tier_grace_until from account where member_id = ${memberId}`;
}

/** Everything a refusal must leave as it was. */
export async function everything(g: TestSubgraph): Promise<unknown> {
  return g.sql.one`select
    (select jsonb_agg(a order by member_id) from account a) as accounts,
    (select count(*)::int from ledger_entry) as entries,
    (select count(*)::int from points_transaction) as transactions,
    (select jsonb_agg(h order by id) from points_hold h) as holds,
    (select jsonb_agg(j order by id) from points_adjustment j) as adjustments,
    (select count(*)::int from programme_policy) as policies,
    (select count(*)::int from event) as events, (select count(*)::int from audit_record) as audits,
    (select jsonb_agg(l order by id) from lot l) as lots`;
}
