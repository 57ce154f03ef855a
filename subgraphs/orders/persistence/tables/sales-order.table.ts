import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CHANNEL, IF_PERSON, IF_TENANT, KIND, seenBy } from '../../../kernel/database/reader.ts';
import { AT_OWN_SITES } from './own-sites.ts';

/** An order as it was paid. */
export const salesOrderTable = defineTable('orders.sales_order', {
  id: t.uuid().primary(),
  channelId: t.uuid(),
  externalNo: t.text().check('char_length(external_no) >= 1 and char_length(external_no) <= 100'),
  bodyHash: t.bytea(),
  outletId: t.uuid(),
  sellingTenantId: t.uuid().nullable(),
  memberId: t.uuid().nullable(),
  region: t.text().nullable(),
  buyerExternalId: t.text().nullable()
    .check('char_length(buyer_external_id) >= 1 and char_length(buyer_external_id) <= 200'),
  state: t.word('paid', 'delivered', 'completed', 'partly_returned', 'returned', 'exchanged', 'cancelled'),
  fulfilment: t.word('store', 'web', 'live', 'custom', 'trade_in'),
  currency: t.text(),
  paidAt: t.timestamptz(),
  deliveredAt: t.timestamptz().nullable(),
  recordedAt: t.timestamptz(),
  linkedAt: t.timestamptz().nullable(),
  lineCount: t.int().check('line_count >= 1 and line_count <= 1000'),
  goodsMinor: t.bigint(),
  lineDiscountMinor: t.bigint().check('line_discount_minor >= 0'),
  orderDiscountMinor: t.bigint().check('order_discount_minor >= 0'),
  pointsCashMinor: t.bigint().check('points_cash_minor >= 0'),
  tradeInMinor: t.bigint().check('trade_in_minor >= 0'),
  shippingMinor: t.bigint().check('shipping_minor >= 0'),
  feesMinor: t.bigint().check('fees_minor >= 0'),
  baseMinor: t.bigint(),
  returnedBaseMinor: t.bigint().defaultRaw('0'),
  charityMinor: t.bigint(),
  charityReversedMinor: t.bigint().defaultRaw('0'),
  returnCount: t.int().default(0).check('return_count >= 0 and return_count <= 201'),
  pointsHoldId: t.uuid().nullable(),
  pointsSpent: t.bigint().defaultRaw('0').check('points_spent >= 0'),
  discounts: t.jsonb<unknown>().defaultRaw(`'[]'`),
  note: t.text().nullable().check('char_length(note) <= 500'),
  policyVersion: t.int().check('policy_version > 0'),
  charityBps: t.int(),
  returnWindowDays: t.int().nullable()
    .check('return_window_days >= 0 and return_window_days <= 365'),
  boughtAsMemberId: t.uuid().nullable(),
  sentNo: t.text().nullable(),
  couponIds: t.uuids().nullable(),
  creditHoldId: t.uuid().nullable(),
  couponWithheldMinor: t.bigint().defaultRaw('0').check('coupon_withheld_minor >= 0'),
}, {
  // a channel sees its own orders only, also of members it shares with others
  visible: `case ${KIND} when 'channel' then channel_id = ${CHANNEL}
    else selling_tenant_id = ${IF_TENANT} and ${AT_OWN_SITES} or member_id = ${IF_PERSON}
      or ${seenBy('sales_order.member_id')} end`,
  unique: { sales_order_channel_id_external_no_key: ['channelId', 'externalNo'] },
  indexes: {
    sales_order_base: '(base_minor desc, id desc)',
    sales_order_channel: '(channel_id, paid_at, id)',
    sales_order_channel_state: '(channel_id, state, paid_at, id)',
    sales_order_external_no: '(external_no collate "C", id)',
    sales_order_credit_hold: 'unique (credit_hold_id) where credit_hold_id is not null',
    sales_order_hold: 'unique (points_hold_id) where points_hold_id is not null',
    sales_order_member: '(member_id, paid_at desc, id desc)',
    sales_order_open: `(delivered_at) where state = 'delivered'`,
    sales_order_outlet: '(outlet_id, paid_at, id) include (selling_tenant_id)',
    sales_order_paid: '(paid_at, id)',
    sales_order_recorded: '(recorded_at, id)',
    sales_order_state: '(state, paid_at, id)',
    sales_order_tenant: '(selling_tenant_id, paid_at, id)',
    sales_order_tenant_state:
      '(selling_tenant_id, state, paid_at, id) where selling_tenant_id is not null',
    sales_order_unlinked: '(channel_id, buyer_external_id) where member_id is null',
    sales_order_waiting: '(paid_at, id) where member_id is null',
  },
  checks: {
    sales_order_charity: 'charity_minor = base_minor * charity_bps / 10000',
    sales_order_check: 'delivered_at >= paid_at',
    sales_order_check1: `base_minor
      = goods_minor - line_discount_minor - order_discount_minor - points_cash_minor - trade_in_minor`,
    sales_order_check2: 'returned_base_minor >= 0 and returned_base_minor <= base_minor',
    sales_order_check4: 'charity_reversed_minor >= 0 and charity_reversed_minor <= charity_minor',
    sales_order_check5: 'region is null or member_id is not null',
  },
});
