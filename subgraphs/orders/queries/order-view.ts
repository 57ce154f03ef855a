import { sql } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import { encodeId } from '../../kernel/ids.ts';
import { moneyView } from '../../kernel/money.ts';
import type { Order } from '../graphql/order.type.ts';

/** Columns of an order as it is read, for `select ${ORDER_COLUMNS} from sales_order o`. */
export const ORDER_COLUMNS = sql.raw(`o.id, o.external_no, o.channel_id, o.outlet_id, o.member_id,
  o.state, o.currency, o.fulfilment, o.paid_at, o.delivered_at, o.recorded_at, o.linked_at,
  o.goods_minor, o.line_discount_minor, o.order_discount_minor, o.points_cash_minor,
  o.points_spent, o.trade_in_minor, o.shipping_minor, o.fees_minor, o.base_minor,
  o.returned_base_minor, o.charity_minor, o.charity_reversed_minor, o.policy_version, o.discounts,
  o.note`);

export interface OrderViewRow {
  id: string; external_no: string; channel_id: string; outlet_id: string;
  member_id: string | null; state: string; currency: string; fulfilment: string; paid_at: Date;
  delivered_at: Date | null; recorded_at: Date; linked_at: Date | null; goods_minor: bigint;
  line_discount_minor: bigint; order_discount_minor: bigint; points_cash_minor: bigint;
  points_spent: bigint; trade_in_minor: bigint; shipping_minor: bigint; fees_minor: bigint;
  base_minor: bigint; returned_base_minor: bigint; charity_minor: bigint;
  charity_reversed_minor: bigint; policy_version: number;
  discounts: { code: string; amountMinor: { $bigint: string } }[];
  note: string | null;
}

export function orderView(row: OrderViewRow): Order {
  const money = (minor: bigint) => moneyView(minor, row.currency);
  return {
    id: encodeId(PREFIX.order, row.id), externalNo: row.external_no,
    channel: { id: encodeId(PREFIX.channel, row.channel_id) },
    outlet: { id: encodeId(PREFIX.outlet, row.outlet_id) },
    member: row.member_id ? { id: encodeId(PREFIX.member, row.member_id) } : null,
    state: row.state, currency: row.currency, fulfilment: row.fulfilment, paidAt: row.paid_at,
    deliveredAt: row.delivered_at, recordedAt: row.recorded_at, linkedAt: row.linked_at,
    totals: {
      goods: money(row.goods_minor), lineDiscounts: money(row.line_discount_minor),
      orderDiscounts: money(row.order_discount_minor), pointsCash: money(row.points_cash_minor),
      pointsSpent: row.points_spent, tradeInCredit: money(row.trade_in_minor),
      shipping: money(row.shipping_minor), fees: money(row.fees_minor),
      paid: money(row.base_minor + row.shipping_minor + row.fees_minor),
      base: money(row.base_minor), returnedBase: money(row.returned_base_minor),
      net: money(row.base_minor - row.returned_base_minor),
    },
    discounts: row.discounts.map(({ code, amountMinor }) => (
      { code, amount: money(BigInt(amountMinor.$bigint)) })),
    charity: money(row.charity_minor - row.charity_reversed_minor),
    policyVersion: row.policy_version, note: row.note,
  };
}
