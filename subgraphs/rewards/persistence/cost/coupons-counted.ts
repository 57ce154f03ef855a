import type { Sql } from '../../../kernel/database/sql.ts';

/** What the coupons of orders took off, as far as it was counted as their cost: by order, in its currency. */
export async function couponsCounted(sql: Sql, orderIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  const rows = await sql.all<{ order_id: string; minor: bigint }>`
    select h.order_id, sum(c.saved_minor)::bigint as minor from coupon_hold h join coupon c on c.hold_id = h.id
    where h.order_id = any(${[...orderIds]}::uuid[]) and exists (select 1 from cost_reservation r
      where r.subject_id = c.id and r.state in ('reserved', 'committed'))
    group by h.order_id`;
  return new Map(rows.map((row) => [row.order_id, row.minor]));
}
