import type { Sql } from '../../../kernel/database/sql.ts';

/** Items of which an order has a piece that did not come back, by whichever road and whenever it was sold. */
export async function soldPieces(sql: Sql, itemIds: readonly string[]): Promise<string[]> {
  const rows = await sql.all<{ item_id: string }>`
    select t.item_id from unnest(${[...new Set(itemIds)]}::uuid[]) as t(item_id)
    where exists (select 1 from order_line l where l.item_id = t.item_id and l.returned_quantity < l.quantity)`;
  return rows.map((row) => row.item_id);
}
