import type { Sql } from '../../kernel/database/sql.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { orderFacts, type OrderLineRow, type SalesOrderRow } from '../persistence/rows.ts';

export type LinkedOrder = Pick<SalesOrderRow, 'id' | 'external_no' | 'channel_id' | 'outlet_id'
  | 'member_id' | 'region' | 'currency' | 'paid_at' | 'delivered_at' | 'fulfilment'
  | 'points_hold_id'>;

/**
 * Tells the world that kept orders found their buyer: the facts with the member, and then what had
 * come back before, so that whoever could do nothing with it without a member now can.
 */
export async function emitLinked(tx: Tx, orders: readonly LinkedOrder[]): Promise<void> {
  if (orders.length === 0) return;
  const ids = orders.map((order) => order.id);
  const lines = groupBy(await readLines(tx.sql, ids), (line) => line.order_id);
  const returns = groupBy(await readReturns(tx.sql, ids), (row) => row.order_id);
  for (const order of orders) {
    tx.emit('order.linked.v1', order.id, orderFacts(order, lines.get(order.id) ?? []));
    for (const earlier of returns.get(order.id) ?? []) {
      tx.emit('order.returned.v1', order.id, {
        orderId: order.id, returnId: earlier.id, memberId: order.member_id,
        returnedAt: earlier.returned_at, whole: earlier.whole,
        lines: earlier.line_ids.map((lineId, index) => ({
          lineId, returnedQuantity: earlier.quantities[index]!,
          returnedBaseMinor: earlier.bases[index]!,
          remainingBaseMinor: earlier.remaining[index]!,
        })),
      });
    }
  }
}

function readLines(sql: Sql, ids: readonly string[]): Promise<OrderLineRow[]> {
  return sql.all<OrderLineRow>`
    select id, order_id, line_no, item_id, quantity, margin_class, base_minor, cost_minor,
      points_spent
    from order_line where order_id = any(${[...ids]}::uuid[]) order by order_id, line_no`;
}

interface EarlierReturn {
  id: string; order_id: string; returned_at: Date; whole: boolean; line_ids: string[];
  quantities: number[]; bases: bigint[]; remaining: bigint[];
}

function readReturns(sql: Sql, ids: readonly string[]): Promise<EarlierReturn[]> {
  return sql.all<EarlierReturn>`
    select r.id, r.order_id, r.returned_at, r.whole,
      array_agg(l.line_id::text order by l.line_id) as line_ids,
      array_agg(l.quantity order by l.line_id) as quantities,
      array_agg(l.base_minor order by l.line_id) as bases,
      array_agg(l.remaining_base_minor order by l.line_id) as remaining
    from order_return r join return_line l on l.return_id = r.id
    where r.order_id = any(${[...ids]}::uuid[])
    group by r.id order by r.id`;
}

export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}
