import type { Fulfilment, MarginClass } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Purchase } from '../domain/contribution.ts';

export interface OrderFact {
  readonly orderId: string;
  /** Who this person is today, and who bought; both null while the buyer is unknown. */
  readonly memberId: string | null;
  readonly buyerId: string | null;
  readonly outletId: string;
  /** The selling franchise at payment; null is head office. */
  readonly franchiseId: string | null;
  readonly fulfilment: Fulfilment;
  readonly currency: string;
  readonly paidAt: Date;
  readonly deliveredAt: Date | null;
  /** As orders told it; null for sales of before. */
  readonly windowEndsAt: Date | null;
  readonly whollyReturnedAt: Date | null;
}

export interface LineFact {
  readonly lineId: string;
  readonly orderId: string;
  readonly marginClass: MarginClass;
  readonly baseMinor: bigint;
  readonly costMinor: bigint | null;
  readonly remainingBaseMinor: bigint;
}

interface OrderRow {
  order_id: string; member_id: string | null; buyer_id: string | null; outlet_id: string;
  franchise_id: string | null; fulfilment: Fulfilment; currency: string; paid_at: Date;
  delivered_at: Date | null; window_ends_at: Date | null; wholly_returned_at: Date | null;
}

function orderOf(row: OrderRow): OrderFact {
  return {
    orderId: row.order_id, memberId: row.member_id, buyerId: row.buyer_id,
    outletId: row.outlet_id, franchiseId: row.franchise_id, fulfilment: row.fulfilment,
    currency: row.currency, paidAt: row.paid_at, deliveredAt: row.delivered_at,
    windowEndsAt: row.window_ends_at, whollyReturnedAt: row.wholly_returned_at,
  };
}

export async function readOrders(
  sql: Sql, ids: readonly string[],
): Promise<Map<string, OrderFact>> {
  const rows = await sql.all<OrderRow>`select order_id, member_id, buyer_id, outlet_id,
      franchise_id, fulfilment, currency, paid_at, delivered_at, window_ends_at,
      wholly_returned_at
    from order_fact where order_id = any(${[...ids]}::uuid[]) order by order_id`;
  return new Map(rows.map((row) => [row.order_id, orderOf(row)]));
}

/** After the members: everybody locks in that order. */
export async function lockOrders(
  sql: Sql, ids: readonly string[],
): Promise<Map<string, OrderFact>> {
  const rows = await sql.all<OrderRow>`select order_id, member_id, buyer_id, outlet_id,
      franchise_id, fulfilment, currency, paid_at, delivered_at, window_ends_at,
      wholly_returned_at
    from order_fact where order_id = any(${[...ids]}::uuid[]) order by order_id for update`;
  return new Map(rows.map((row) => [row.order_id, orderOf(row)]));
}

export async function readLines(sql: Sql, orderIds: readonly string[]): Promise<LineFact[]> {
  const rows = await sql.all<{
    line_id: string; order_id: string; margin_class: MarginClass; base_minor: bigint;
    cost_minor: bigint | null; remaining_base_minor: bigint;
  }>`select line_id, order_id, margin_class, base_minor, cost_minor, remaining_base_minor
    from order_line_fact where order_id = any(${[...orderIds]}::uuid[]) order by order_id, line_no`;
  return rows.map((row) => ({
    lineId: row.line_id, orderId: row.order_id, marginClass: row.margin_class,
    baseMinor: row.base_minor, costMinor: row.cost_minor,
    remainingBaseMinor: row.remaining_base_minor,
  }));
}

export interface BoughtOrder extends Purchase {
  readonly buyerId: string;
  readonly fact: OrderFact;
}

/** What was bought under these ids. */
export async function readPurchases(
  sql: Sql, buyerIds: readonly string[],
): Promise<BoughtOrder[]> {
  const rows = await sql.all<OrderRow & {
    base_minor: bigint; back_at: Date[] | null; back: bigint[] | null;
  }>`select o.order_id, o.member_id, o.buyer_id, o.outlet_id, o.franchise_id, o.fulfilment,
      o.currency, o.paid_at, o.delivered_at, o.wholly_returned_at, o.base_minor, r.back_at,
      r.back
    from order_fact o left join lateral (
      select array_agg(returned_at order by return_id) as back_at,
        array_agg(base_minor order by return_id) as back
      from order_return_fact where order_id = o.order_id) r on true
    where o.buyer_id = any(${[...buyerIds]}::uuid[])`;
  return rows.map((row) => ({
    orderId: row.order_id, buyerId: row.buyer_id!,
    franchiseId: row.franchise_id, outletId: row.outlet_id, paidAt: row.paid_at,
    currency: row.currency, baseMinor: row.base_minor, whollyReturnedAt: row.wholly_returned_at,
    returns: (row.back_at ?? []).map((at, index) => ({ at, baseMinor: row.back![index]! })),
    fact: orderOf(row),
  }));
}
