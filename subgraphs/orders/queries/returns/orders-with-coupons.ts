import type { Sql } from '../../../kernel/database/sql.ts';
import { readNumber, type OrderName } from '../../domain/identifiers.ts';

/** An order with coupons, as whoever owns those is asked what they are worth for a part of it. */
export interface OrderWithCoupons {
  readonly id: string;
  readonly currency: string;
  readonly paidAt: Date;
  readonly couponIds: readonly string[];
  /** Returns so far: what is said of the order counts for the next one only. */
  readonly returnCount: number;
  /** Numbers of those returns. */
  readonly returnNos: readonly string[];
  readonly lines: readonly {
    readonly id: string; readonly lineNo: number; readonly itemId: string; readonly marginClass: string;
    readonly quantity: number; readonly returnedQuantity: number; readonly amountMinor: bigint;
    readonly reducedMinor: bigint; readonly labourMinor: bigint | null;
    readonly baseMinor: bigint; readonly returnedBaseMinor: bigint;
    /** Its bundle, and what that took off it: neither amount nor reduced has it. */
    readonly bundleNo: number | null; readonly bundleDiscountMinor: bigint | null; readonly recheck: boolean | null;
  }[];
}

type Row = Omit<OrderWithCoupons, 'lines'> & { readonly name: number };
type LineRow = OrderWithCoupons['lines'][number] & { readonly orderId: string };

/** By name; null for orders that name no coupon, as nearly all. */
export async function ordersWithCoupons(
  sql: Sql, names: readonly OrderName[],
): Promise<(OrderWithCoupons | null)[]> {
  const rows = await sql.all<Row>`select t.name, o.id, o.currency, o.paid_at as "paidAt",
      o.coupon_ids as "couponIds", o.return_count as "returnCount",
      array(select external_no from order_return where order_id = o.id and external_no is not null) as "returnNos"
    from unnest(${names.map((_, index) => index)}::int[],
      ${names.map((name) => ('orderId' in name ? name.orderId : null))}::uuid[],
      ${names.map((name) => ('channelId' in name ? name.channelId : null))}::uuid[],
      ${names.map((name) => ('externalNo' in name ? readNumber(name.externalNo) : null))}::text[])
      as t(name, id, channel_id, external_no)
    join sales_order o on o.id = t.id or o.channel_id = t.channel_id and o.external_no = t.external_no
    where cardinality(o.coupon_ids) > 0`;
  if (rows.length === 0) return names.map(() => null);
  const lines = Map.groupBy(await sql.all<LineRow>`select order_id as "orderId", id, line_no as "lineNo",
      item_id as "itemId", margin_class as "marginClass", quantity, returned_quantity as "returnedQuantity",
      amount_minor - coalesce(bundle_discount_minor, 0) as "amountMinor",
      line_discount_minor + order_discount_minor - coalesce(bundle_discount_minor, 0) as "reducedMinor",
      labour_minor as "labourMinor", base_minor as "baseMinor", returned_base_minor as "returnedBaseMinor",
      bundle_no as "bundleNo", bundle_discount_minor as "bundleDiscountMinor", bundle_recheck as recheck
    from order_line where order_id = any(${rows.map(({ id }) => id)}::uuid[]) order by order_id, line_no`,
  ({ orderId }) => orderId);
  const byName = new Map(rows.map(({ name, ...order }) => [name, { ...order, lines: lines.get(order.id)! }]));
  return names.map((_, index) => byName.get(index) ?? null);
}
