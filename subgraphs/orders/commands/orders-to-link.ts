import type { Sql } from '../../kernel/database/sql.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { orderPolicies } from '../persistence/policies.ts';
import { orderFacts, type OrderLineRow, type SalesOrderRow } from '../persistence/rows.ts';

export type LinkedOrder = Pick<SalesOrderRow, 'id' | 'external_no' | 'channel_id' | 'outlet_id'
  | 'member_id' | 'bought_as_member_id' | 'region' | 'currency' | 'paid_at' | 'delivered_at' | 'fulfilment'
  | 'points_hold_id' | 'policy_version' | 'return_window_days'> & {
  /** False: the buyer was known before the sale was recorded, the news of it was only slow. */
  readonly late: boolean;
};

/**
 * Tells the world that kept orders found their buyer: the same facts, with the member. What came back
 * before was told before; whoever could do nothing with it then has kept it (loyalty, franchises).
 */
export async function emitLinked(tx: Tx, orders: readonly LinkedOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const lines = groupBy(await readLines(tx.sql, orders.map((order) => order.id)), (l) => l.order_id);
  const rest = await readRest(tx.sql, orders.map((order) => order.id));
  const policies = await orderPolicies.all(tx.sql);
  for (const order of orders) {
    const named = { ...order, coupon_ids: rest.get(order.id)?.coupon_ids ?? null };
    const gold = rest.get(order.id)?.trade_in_minor ?? 0n;
    tx.emit('order.linked.v1', order.id,
      { ...orderFacts(named, lines.get(order.id) ?? [], policies), late: order.late,
        ...(gold > 0n && { unnamedGoldMinor: gold }) });
  }
}

function readLines(sql: Sql, ids: readonly string[]): Promise<OrderLineRow[]> {
  return sql.all<OrderLineRow>`
    select id, order_id, line_no, item_id, quantity, margin_class, base_minor, cost_minor,
      points_spent, amount_minor, line_discount_minor, order_discount_minor, labour_minor,
      bundle_discount_minor
    from order_line where order_id = any(${[...ids]}::uuid[]) order by order_id, line_no`;
}

interface Rest { readonly id: string; readonly coupon_ids: string[] | null; readonly trade_in_minor: bigint }

/** What few orders have: coupons that they name, and an amount for old gold that they do not. */
async function readRest(sql: Sql, ids: readonly string[]): Promise<Map<string, Rest>> {
  const rows = await sql.all<Rest>`select id, coupon_ids::text[] as coupon_ids, trade_in_minor
    from sales_order where id = any(${[...ids]}::uuid[]) and (coupon_ids is not null
      or trade_in_minor > 0 and credit_hold_id is null)`;
  return new Map(rows.map((row) => [row.id, row]));
}

function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
