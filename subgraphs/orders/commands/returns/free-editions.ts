import type { Sql } from '../../../kernel/database/sql.ts';

/**
 * A numbered piece 限量编号 that came back may be sold again, unless another order says that it sold it too: then it is
 * that one's. Its row is locked before anybody looks, so that of two orders that come back at once the second one sees
 * what the first one left.
 */
export async function freeEditions(sql: Sql, wholeLineIds: readonly string[]): Promise<void> {
  if (wholeLineIds.length === 0) return;
  const kept = await sql.all<{ item_id: string }>`
    select e.item_id from edition_sale e
    where e.item_id in (select item_id from order_line where id = any(${[...wholeLineIds]}::uuid[]))
    order by e.item_id for update`;
  if (kept.length === 0) return;
  const itemIds = kept.map((row) => row.item_id);
  await sql.run`
    with back as (
      select e.item_id, (select l.order_id from order_line l
        where l.item_id = e.item_id and l.returned_quantity < l.quantity
        order by l.order_id limit 1) as other_id
      from edition_sale e where e.item_id = any(${itemIds}::uuid[]) and not exists (select 1 from order_line l
        where l.order_id = e.order_id and l.item_id = e.item_id and l.returned_quantity < l.quantity)
    ), passed as (
      update edition_sale e set order_id = b.other_id from back b
      where e.item_id = b.item_id and b.other_id is not null
    )
    delete from edition_sale e using back b where e.item_id = b.item_id and b.other_id is null`;
}
