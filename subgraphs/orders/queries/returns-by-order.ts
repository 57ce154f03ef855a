import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { OrderReturn } from '../graphql/returns/order-return.type.ts';

interface ReturnRow {
  id: string; order_id: string; external_no: string | null; returned_at: Date; reason: string;
  whole: boolean; base_minor: bigint; coupon_withheld_minor: bigint; currency: string; line_id: string; line_no: number;
  quantity: number; line_base_minor: bigint; remaining_base_minor: bigint;
}

/** Order uuids in, their returns with lines out, oldest first. */
export async function returnsByOrder(
  sql: Sql, orderIds: readonly string[],
): Promise<OrderReturn[][]> {
  const rows = await sql.all<ReturnRow>`
    select r.id, r.order_id, r.external_no, r.returned_at, r.reason, r.whole, r.base_minor,
      r.coupon_withheld_minor, o.currency, t.line_id, l.line_no, t.quantity, t.base_minor as line_base_minor,
      t.remaining_base_minor
    from order_return r
    join sales_order o on o.id = r.order_id
    join return_line t on t.return_id = r.id
    join order_line l on l.id = t.line_id
    where r.order_id = any(${[...orderIds]}::uuid[])
    order by r.order_id, r.returned_at, r.id, l.line_no`;
  const byOrder = new Map<string, OrderReturn[]>(orderIds.map((id) => [id, []]));
  const known = new Map<string, OrderReturn>();
  for (const row of rows) {
    const money = (minor: bigint) => moneyView(minor, row.currency);
    let view = known.get(row.id);
    if (!view) {
      view = {
        id: encodeId(PREFIX.orderReturn, row.id), returnNo: row.external_no ?? 'cancelled',
        isCancellation: row.external_no === null,
        returnedAt: row.returned_at, reason: row.reason, whole: row.whole,
        base: money(row.base_minor), couponWithheld: money(row.coupon_withheld_minor),
        refund: money(row.base_minor - row.coupon_withheld_minor), lines: [],
      };
      known.set(row.id, view);
      byOrder.get(row.order_id)!.push(view);
    }
    view.lines.push({
      lineId: encodeId(PREFIX.orderLine, row.line_id), lineNo: row.line_no,
      quantity: row.quantity, base: money(row.line_base_minor),
      remainingBase: money(row.remaining_base_minor),
    });
  }
  return orderIds.map((id) => byOrder.get(id)!);
}
