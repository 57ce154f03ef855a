import type { Sql } from '../../../kernel/database/sql.ts';
import type { OrderLineRow } from '../../persistence/rows.ts';
import type { OrderRows } from './decide-order.ts';

/**
 * A numbered piece 限量编号 is sold once, by whichever road: the first order has it. A sale that has happened is recorded
 * all the same, and its line says `EDITION_TWICE`; so does the second line of one order. In the order of the items, so
 * that two batches cannot deadlock on them.
 *
 * Example: a till records number 017 at noon, a marketplace at one o'clock: the marketplace's line is marked, and no
 * quote promises 017 until the till's order comes back whole, and then the marketplace's. Where 017 was sold before its
 * style became limited, that order has it.
 */
export async function takeEditions(sql: Sql, orders: readonly OrderRows[]): Promise<readonly OrderLineRow[]> {
  const asked = orders.flatMap(({ order, numbered }) => [...numbered].map((itemId) => ({ itemId, orderId: order.id })));
  if (asked.length === 0) return orders.flatMap(({ lines }) => lines);
  // Who sold one before keeps it until this is done: its return, told at this moment, passes the piece on to us.
  await sql.all`select 1 from edition_sale where item_id = any(${asked.map(({ itemId }) => itemId)}::uuid[])
    order by item_id for update`;
  const taken = await sql.all<{ item_id: string; order_id: string }>`
    insert into edition_sale (item_id, order_id)
      select item_id, coalesce((select l.order_id from order_line l where l.item_id = t.item_id
        and l.returned_quantity < l.quantity order by l.order_id limit 1), order_id)
      from unnest(${asked.map(({ itemId }) => itemId)}::uuid[],
        ${asked.map(({ orderId }) => orderId)}::uuid[]) with ordinality as t(item_id, order_id, n)
      order by item_id, n
    on conflict (item_id) do nothing returning item_id, order_id`;
  const free = new Set(taken.map((row) => keyOf(row)));
  return orders.flatMap(({ lines, numbered }) => lines.map((line) => (
    !numbered.has(line.item_id) || free.delete(keyOf(line)) ? line : soldTwice(line))));
}

const keyOf = ({ item_id: itemId, order_id: orderId }: { readonly item_id: string; readonly order_id: string }) =>
  `${itemId} ${orderId}`;

function soldTwice(line: OrderLineRow): OrderLineRow {
  const marks = line.sold_against ?? [];
  return marks.includes('EDITION_TWICE') ? line : { ...line, sold_against: [...marks, 'EDITION_TWICE'] };
}
