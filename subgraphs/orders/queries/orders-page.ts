import { sql as part } from 'kysely';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Order } from '../graphql/order.type.ts';
import { readNumber } from '../domain/identifiers.ts';
import { PERHAPS_VISIBLE } from './perhaps-visible.ts';
import { ORDER_COLUMNS, orderView, type OrderViewRow } from './order-view.ts';

export interface OrdersFilter {
  readonly search: string | null;
  /** uuids. */
  readonly channelId: string | null;
  readonly outletId: string | null;
  readonly memberId: string | null;
  readonly states: readonly string[] | null;
  readonly paidFrom: Date | null;
  readonly paidTo: Date | null;
  readonly unlinked: boolean | null;
}

export interface OrdersSort {
  readonly by: 'paid_at' | 'recorded_at' | 'external_no' | 'base_minor';
  readonly descending: boolean;
}

/** One page of an operator's list and how many rows there are. */
export async function ordersPage(
  sql: Sql, filter: OrdersFilter, sort: OrdersSort, { limit, offset }: { limit: number; offset: number },
): Promise<{ items: Order[]; totalCount: number }> {
  const where = whereOf(filter, sql.restricted);
  const direction = part.raw(sort.descending ? 'desc' : 'asc');
  const rows = await sql.all<OrderViewRow>`
    select ${ORDER_COLUMNS} from sales_order o where ${where}
    order by o.${part.raw(sort.by)} ${direction}, o.id ${direction}
    limit ${limit} offset ${offset}`;
  const { count } = await sql.one<{ count: bigint }>`
    select count(*) as count from sales_order o where ${where}`;
  return { items: rows.map(orderView), totalCount: Number(count) };
}

function whereOf(filter: OrdersFilter, restricted: boolean) {
  const parts = [restricted ? PERHAPS_VISIBLE : part`true`];
  if (filter.search) parts.push(part`o.external_no like ${prefixPattern(filter.search)}`);
  if (filter.channelId) parts.push(part`o.channel_id = ${filter.channelId}::uuid`);
  if (filter.outletId) parts.push(part`o.outlet_id = ${filter.outletId}::uuid`);
  if (filter.memberId) {
    parts.push(part`o.member_id in (${filter.memberId}::uuid,
      (select survivor_id from person_merge where merged_id = ${filter.memberId}::uuid))`);
  }
  if (filter.states) parts.push(part`o.state = any(${[...filter.states]}::text[])`);
  if (filter.paidFrom) parts.push(part`o.paid_at >= ${filter.paidFrom}`);
  if (filter.paidTo) parts.push(part`o.paid_at < ${filter.paidTo}`);
  if (filter.unlinked !== null) {
    parts.push(filter.unlinked ? part`o.member_id is null` : part`o.member_id is not null`);
  }
  return part.join(parts, part` and `);
}

/** What was typed is the beginning of a number: `%` and `_` in it are no wildcards. */
function prefixPattern(search: string): string {
  const number = search.trim() === '' ? '' : readNumber(search);
  // No number holds a line break: nothing is found.
  return number === null ? '\n' : `${number.replace(/[\\%_]/g, '\\$&')}%`;
}
