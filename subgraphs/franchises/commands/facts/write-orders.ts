import type { OrderFacts } from '../../../contracts/events.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { readLines, type LineFact, type OrderFact } from '../../persistence/order-facts.ts';

/** Stores new orders with their lines; `facts` and `orders` go together. */
export async function insertOrders(
  sql: Sql, facts: readonly OrderFacts[], orders: readonly OrderFact[],
): Promise<Map<string, LineFact[]>> {
  await sql.insertRows('order_fact', {
    order_id: 'uuid', member_id: 'uuid', buyer_id: 'uuid', outlet_id: 'uuid',
    franchise_id: 'uuid', fulfilment: 'text', currency: 'text', paid_at: 'timestamptz',
    delivered_at: 'timestamptz', window_ends_at: 'timestamptz', base_minor: 'bigint',
  }, orders.map((order, index) => ({
    order_id: order.orderId, member_id: order.memberId, buyer_id: order.buyerId,
    outlet_id: order.outletId, franchise_id: order.franchiseId, fulfilment: order.fulfilment,
    currency: order.currency, paid_at: order.paidAt, delivered_at: order.deliveredAt,
    window_ends_at: order.windowEndsAt, base_minor: facts[index]!.lines.reduce((sum, line) => sum + line.baseMinor, 0n),
  })));
  const lines = facts.flatMap((order) => order.lines.map((line) => ({
    line_id: line.lineId, order_id: order.orderId, line_no: line.lineNo,
    margin_class: line.marginClass, base_minor: line.baseMinor, cost_minor: line.costMinor,
    remaining_base_minor: line.baseMinor,
  })));
  await sql.insertRows('order_line_fact', {
    line_id: 'uuid', order_id: 'uuid', line_no: 'int', margin_class: 'text',
    base_minor: 'bigint', cost_minor: 'bigint', remaining_base_minor: 'bigint',
  }, lines);
  return Map.groupBy(lines.map((line): LineFact => ({
    lineId: line.line_id, orderId: line.order_id, marginClass: line.margin_class,
    baseMinor: line.base_minor, costMinor: line.cost_minor,
    remainingBaseMinor: line.base_minor,
  })), (line) => line.orderId);
}

/** The buyers of kept orders became known; answers their lines as they stand. */
export async function linkOrders(
  sql: Sql, orders: readonly OrderFact[],
): Promise<Map<string, LineFact[]>> {
  if (orders.length === 0) return new Map();
  const ids = orders.map((order) => order.orderId);
  await sql.run`update order_fact set member_id = t.member_id, buyer_id = t.buyer_id
    from unnest(${ids}::uuid[], ${orders.map((order) => order.memberId)}::uuid[],
      ${orders.map((order) => order.buyerId)}::uuid[]) as t(order_id, member_id, buyer_id)
    where order_fact.order_id = t.order_id`;
  return Map.groupBy(await readLines(sql, ids), (line) => line.orderId);
}
