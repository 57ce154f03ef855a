import { sql as fragment } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import type { HomeValue } from '../domain/home-value.ts';
import { orderFactTable } from './tables/order-fact.table.ts';

export type OrderFact = RowOf<typeof orderFactTable>;

export async function lockOrders(sql: Sql, ids: readonly string[]): Promise<Map<string, OrderFact>> {
  const rows = await sql.all<OrderFact>`select ${columnsOf(orderFactTable)} from order_fact
    where order_id = any(${[...new Set(ids)]}::uuid[]) order by order_id for update`;
  return new Map(rows.map((row) => [row.orderId, row]));
}

/** Whose these orders are, without locking them. */
export async function buyersOf(sql: Sql, ids: readonly string[]): Promise<string[]> {
  const rows = await sql.all<{ member_id: string }>`select distinct member_id from order_fact
    where order_id = any(${[...new Set(ids)]}::uuid[]) and member_id is not null`;
  return rows.map((row) => row.member_id);
}

export type Valued = Pick<OrderFact,
  'orderId' | 'memberId' | 'buyerId' | 'netMinor' | 'whollyReturnedAt' | keyof HomeValue>;

/** Whose orders are, what is kept of them and what that is worth at home; everything else stays. */
export async function writeValues(sql: Sql, orders: readonly Valued[]): Promise<void> {
  if (orders.length === 0) return;
  const column = <Key extends keyof Valued>(key: Key) => orders.map((order) => order[key]);
  await sql.run`update order_fact o set ${fragment.raw(`member_id = t.member_id, buyer_id = t.buyer_id,
      net_minor = t.net_minor, wholly_returned_at = t.wholly_returned_at, home_region = t.home_region,
      paid_day = t.paid_day, home_rate = t.home_rate, home_minor = t.home_minor`)}
    from unnest(${column('orderId')}::uuid[], ${column('memberId')}::uuid[], ${column('buyerId')}::uuid[],
      ${column('netMinor')}::bigint[], ${column('whollyReturnedAt')}::timestamptz[],
      ${column('homeRegion')}::text[], ${column('paidDay')}::date[], ${column('homeRate')}::text[],
      ${column('homeMinor')}::bigint[]) as t (order_id, member_id, buyer_id, net_minor, wholly_returned_at,
      home_region, paid_day, home_rate, home_minor)
    where o.order_id = t.order_id`;
}
