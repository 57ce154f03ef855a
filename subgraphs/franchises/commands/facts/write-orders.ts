import type { OrderFacts } from '../../../contracts/events.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { readLines, type LineFact, type OrderFact } from '../../persistence/order-facts.ts';
import { orderFactTable } from '../../persistence/tables/order-fact.table.ts';
import { orderLineFactTable } from '../../persistence/tables/order-line-fact.table.ts';

/** Stores new orders with their lines; `facts` and `orders` go together. */
export async function insertOrders(
  sql: Sql, facts: readonly OrderFacts[], orders: readonly OrderFact[],
): Promise<Map<string, LineFact[]>> {
  await sql.insertInto(orderFactTable, orders.map((order, index) => (
    { ...order, baseMinor: facts[index]!.lines.reduce((sum, line) => sum + line.baseMinor, 0n) })));
  const lines = facts.flatMap(({ orderId, lines: all }) => all.map((line) =>
    ({ ...line, orderId, remainingBaseMinor: line.baseMinor })));
  await sql.insertInto(orderLineFactTable, lines);
  return Map.groupBy(lines.map((line): LineFact => ({
    lineId: line.lineId, orderId: line.orderId, marginClass: line.marginClass,
    baseMinor: line.baseMinor, costMinor: line.costMinor,
    remainingBaseMinor: line.remainingBaseMinor,
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
