import type { Sql } from '../../kernel/database/sql.ts';
import { readNumber } from '../domain/identifiers.ts';
import type { Order } from '../graphql/order.type.ts';
import { ORDER_COLUMNS, orderView, type OrderViewRow } from './order-view.ts';

/** uuids in, orders in the same order out; null where there is none or it may not be seen. */
export async function ordersById(sql: Sql, ids: readonly string[]): Promise<(Order | null)[]> {
  const rows = await sql.all<OrderViewRow>`
    select ${ORDER_COLUMNS} from sales_order o where o.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, orderView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface OrderNumber { readonly channelId: string; readonly externalNo: string }

/** Orders by their number in their channel. */
export async function ordersByNumber(
  sql: Sql, asked: readonly OrderNumber[],
): Promise<(Order | null)[]> {
  const numbers = asked.map(({ channelId, externalNo }) => (
    { channelId, externalNo: readNumber(externalNo) ?? '' }));
  const rows = await sql.all<OrderViewRow>`
    select ${ORDER_COLUMNS} from sales_order o join unnest(
      ${numbers.map((number) => number.channelId)}::uuid[],
      ${numbers.map((number) => number.externalNo)}::text[]) as t(channel_id, external_no)
      using (channel_id, external_no)`;
  const byNumber = new Map(rows.map((row) => [`${row.channel_id}\n${row.external_no}`, row]));
  return numbers.map(({ channelId, externalNo }) => {
    const row = byNumber.get(`${channelId}\n${externalNo}`);
    return row ? orderView(row) : null;
  });
}
