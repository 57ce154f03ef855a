import type { OrderFacts } from '../../contracts/events.ts';
import type { Fulfilment, MarginClass, Region } from '../../contracts/words.ts';
import type { OrderState } from '../domain/order-state.ts';
import { windowDays, type OrderPolicy } from '../domain/policy.ts';
import type { SoldAgainst } from '../domain/terms/sale-terms.ts';
import { linkUntil, windowEndsAt } from '../domain/return-window.ts';

/** Rows as they are written; columns beside them are what `insertRows` needs. */
export interface SalesOrderRow {
  id: string; channel_id: string; external_no: string; body_hash: Buffer; outlet_id: string;
  selling_tenant_id: string | null; member_id: string | null;
  bought_as_member_id: string | null; region: Region | null;
  buyer_external_id: string | null; state: OrderState; fulfilment: Fulfilment; currency: string;
  paid_at: Date; delivered_at: Date | null; recorded_at: Date; line_count: number;
  goods_minor: bigint; line_discount_minor: bigint; order_discount_minor: bigint;
  points_cash_minor: bigint; trade_in_minor: bigint; shipping_minor: bigint; fees_minor: bigint;
  base_minor: bigint; policy_version: number; charity_bps: number; charity_minor: bigint;
  points_hold_id: string | null; points_spent: bigint; return_window_days: number | null;
  discounts: string; note: string | null; coupon_ids: string[] | null;
  credit_hold_id: string | null;
}

export const SALES_ORDER_COLUMNS: { readonly [K in keyof SalesOrderRow]: string } = {
  id: 'uuid', channel_id: 'uuid', external_no: 'text', body_hash: 'bytea', outlet_id: 'uuid',
  selling_tenant_id: 'uuid', member_id: 'uuid', bought_as_member_id: 'uuid', region: 'text',
  buyer_external_id: 'text',
  state: 'text', fulfilment: 'text', currency: 'text', paid_at: 'timestamptz',
  delivered_at: 'timestamptz', recorded_at: 'timestamptz', line_count: 'integer',
  goods_minor: 'bigint', line_discount_minor: 'bigint', order_discount_minor: 'bigint',
  points_cash_minor: 'bigint', trade_in_minor: 'bigint', shipping_minor: 'bigint',
  fees_minor: 'bigint', base_minor: 'bigint', policy_version: 'integer', charity_bps: 'integer',
  charity_minor: 'bigint', points_hold_id: 'uuid', points_spent: 'bigint',
  return_window_days: 'integer', discounts: 'jsonb', note: 'text', coupon_ids: 'uuid[]',
  credit_hold_id: 'uuid',
};

export interface OrderLineRow {
  id: string; order_id: string; line_no: number; item_id: string; sku: string; item_name: string;
  quantity: number; unit_price_minor: bigint; amount_minor: bigint; line_discount_minor: bigint;
  order_discount_minor: bigint; points_cash_minor: bigint; points_spent: bigint;
  trade_in_minor: bigint; base_minor: bigint; margin_class: MarginClass; cost_minor: bigint | null;
  labour_minor: bigint | null; gold_weight_mg: bigint | null; board_price_minor: bigint | null;
  sold_against: readonly SoldAgainst[] | null;
  bundle_id: string | null; bundle_no: number | null; bundle_discount_minor: bigint | null;
  bundle_recheck: boolean | null;
}

export const ORDER_LINE_COLUMNS: { readonly [K in keyof OrderLineRow]: string } = {
  id: 'uuid', order_id: 'uuid', line_no: 'integer', item_id: 'uuid', sku: 'text',
  item_name: 'text', quantity: 'integer', unit_price_minor: 'bigint', amount_minor: 'bigint',
  line_discount_minor: 'bigint', order_discount_minor: 'bigint', points_cash_minor: 'bigint',
  points_spent: 'bigint', trade_in_minor: 'bigint', base_minor: 'bigint', margin_class: 'text',
  cost_minor: 'bigint', labour_minor: 'bigint', gold_weight_mg: 'bigint', board_price_minor: 'bigint',
  sold_against: 'text[]', bundle_id: 'uuid', bundle_no: 'integer', bundle_discount_minor: 'bigint',
  bundle_recheck: 'boolean',
};

type FactsOrder = Pick<SalesOrderRow, 'id' | 'external_no' | 'channel_id' | 'outlet_id'
  | 'member_id' | 'bought_as_member_id' | 'region' | 'currency' | 'paid_at' | 'delivered_at' | 'fulfilment'
  | 'points_hold_id' | 'policy_version' | 'return_window_days' | 'coupon_ids'>
  & { readonly credit_hold_id?: string | null };
type FactsLine = Pick<OrderLineRow, 'id' | 'line_no' | 'item_id' | 'quantity' | 'margin_class'
  | 'base_minor' | 'cost_minor' | 'points_spent' | 'amount_minor' | 'line_discount_minor' | 'order_discount_minor'
  | 'labour_minor' | 'bundle_discount_minor'> & { readonly trade_in_minor?: bigint };

/** The end of its return window by the policy of its payment. */
export function windowOf(
  order: Pick<SalesOrderRow, 'paid_at' | 'delivered_at' | 'fulfilment' | 'policy_version'
    | 'return_window_days'>, policies: readonly OrderPolicy[],
): Date {
  const { rules } = policies.find(({ version }) => version === order.policy_version)!;
  return windowEndsAt({
    paidAt: order.paid_at, deliveredAt: order.delivered_at,
    windowDays: order.return_window_days ?? windowDays(rules, order.fulfilment, null),
  }, rules);
}

/** What order.recorded.v1 and order.linked.v1 say of an order; the first also what is given to charity, and where. */
export function orderFacts(
  order: FactsOrder, lines: readonly FactsLine[], policies: readonly OrderPolicy[],
  charity: OrderFacts['charity'] | null = null,
): OrderFacts {
  const { rules } = policies.find(({ version }) => version === order.policy_version)!;
  return {
    orderId: order.id, externalNo: order.external_no, channelId: order.channel_id,
    sellingOutletId: order.outlet_id, memberId: order.member_id,
    ...(order.bought_as_member_id ? { boughtAs: order.bought_as_member_id } : {}), region: order.region,
    currency: order.currency, paidAt: order.paid_at, deliveredAt: order.delivered_at,
    fulfilment: order.fulfilment, windowEndsAt: windowOf(order, policies),
    linkUntil: linkUntil(order.paid_at, rules), pointsHoldId: order.points_hold_id,
    ...(charity ? { charity } : {}),
    ...(order.coupon_ids ? { couponIds: order.coupon_ids } : {}),
    ...(order.credit_hold_id ? { creditHoldId: order.credit_hold_id } : {}),
    lines: lines.map((line) => ({
      lineId: line.id, lineNo: line.line_no, itemId: line.item_id, quantity: line.quantity,
      marginClass: line.margin_class, baseMinor: line.base_minor, costMinor: line.cost_minor,
      pointsSpent: line.points_spent, ...(order.coupon_ids ? reducedOf(line) : {}),
      ...(order.credit_hold_id ? { tradeInMinor: line.trade_in_minor ?? 0n } : {}),
    })),
  };
}

/** What whoever owns the coupons compares: they came after the bundle. */
function reducedOf(line: FactsLine) {
  const ofBundle = line.bundle_discount_minor ?? 0n;
  return {
    amountMinor: line.amount_minor - ofBundle,
    reducedMinor: line.line_discount_minor + line.order_discount_minor - ofBundle,
    labourMinor: line.labour_minor,
  };
}
