import type { Sql } from '../../kernel/database/sql.ts';

/** Which order each replaced by an exchange; null: none. */
export async function exchangedFrom(sql: Sql, orderIds: readonly string[]): Promise<(string | null)[]> {
  const rows = await sql.all<{ id: string; from: string }>`select exchanged_for as id, order_id as "from"
    from order_return where exchanged_for = any(${[...orderIds]}::uuid[])`;
  const byId = new Map(rows.map(({ id, from }) => [id, from]));
  return orderIds.map((id) => byId.get(id) ?? null);
}

/** What was bought for what came back of each, the oldest first. */
export async function exchangedInto(sql: Sql, orderIds: readonly string[]): Promise<string[][]> {
  const rows = await sql.all<{ orderId: string; id: string }>`select order_id as "orderId", exchanged_for as id
    from order_return where order_id = any(${[...orderIds]}::uuid[]) and exchanged_for is not null
    order by returned_at, id`;
  const byOrder = Map.groupBy(rows, ({ orderId }) => orderId);
  return orderIds.map((orderId) => (byOrder.get(orderId) ?? []).map(({ id }) => id));
}
