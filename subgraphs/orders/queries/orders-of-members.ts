import { sql as part } from 'kysely';
import { connectionFrom, encodeCursor, readCursor } from '../../kernel/graph/page.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Order } from '../graphql/order.type.ts';
import { ORDER_COLUMNS, orderView, type OrderViewRow } from './order-view.ts';

export interface OrdersOfMember {
  readonly memberId: string;
  readonly first: number;
  readonly after: string | null;
  readonly states: readonly string[] | null;
  readonly paidFrom: string | null;
  readonly paidTo: string | null;
}

export type OrdersOfMemberPage = ReturnType<typeof connectionFrom<Order>>;

/** Each member's latest orders; members that ask alike share one statement. */
export async function ordersOfMembers(
  sql: Sql, keys: readonly OrdersOfMember[],
): Promise<OrdersOfMemberPage[]> {
  const alike = new Map<string, OrdersOfMember[]>();
  for (const key of keys) {
    const shape = JSON.stringify({ ...key, memberId: '' });
    alike.set(shape, [...(alike.get(shape) ?? []), key]);
  }
  const pages = new Map<OrdersOfMember, OrdersOfMemberPage>();
  for (const group of alike.values()) {
    const rows = await readLatest(sql, group);
    for (const key of group) pages.set(key, pageOf(rows.filter((r) => r.asked_id === key.memberId), key));
  }
  return keys.map((key) => pages.get(key)!);
}

/** A member id that was merged away has its survivor's orders. */
function readLatest(
  sql: Sql, group: readonly OrdersOfMember[],
): Promise<(OrderViewRow & { asked_id: string })[]> {
  const { first, after, states, paidFrom, paidTo } = group[0]!;
  const cursor = readCursor(after, ['timestamptz', 'uuid']);
  const where = part.join([
    part`s.member_id = case when m.survivor_id is null then asked.id else m.survivor_id end`,
    ...(cursor ? [part`(s.paid_at, s.id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`] : []),
    ...(states ? [part`s.state = any(${[...states]}::text[])`] : []),
    ...(paidFrom ? [part`s.paid_at >= ${paidFrom}::timestamptz`] : []),
    ...(paidTo ? [part`s.paid_at < ${paidTo}::timestamptz`] : []),
  ], part` and `);
  return sql.all<OrderViewRow & { asked_id: string }>`
    select asked.id as asked_id, ${ORDER_COLUMNS}
    from unnest(${[...new Set(group.map((key) => key.memberId))]}::uuid[]) as asked(id)
    left join person_merge m on m.merged_id = asked.id
    cross join lateral (
      select * from sales_order s where ${where}
      order by s.paid_at desc, s.id desc limit ${first + 1}) o
    order by o.paid_at desc, o.id desc`;
}

function pageOf(rows: readonly OrderViewRow[], key: OrdersOfMember): OrdersOfMemberPage {
  const cursors = new Map<Order, string>();
  const orders = rows.map((row) => {
    const order = orderView(row);
    cursors.set(order, encodeCursor([row.paid_at, row.id]));
    return order;
  });
  return connectionFrom(orders, key.first, key.after, (order) => cursors.get(order)!);
}
