import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { CHANNEL, IF_PERSON, IF_TENANT, KIND } from '../../../kernel/database/reader.ts';
import { AT_OWN_SITES } from './own-sites.ts';

/** A sale whose price is locked for its minutes. */
export const quoteTable = defineTable('orders.quote', {
  id: t.uuid().primary(),
  channelId: t.uuid(),
  outletId: t.uuid(),
  sellingTenantId: t.uuid().nullable(),
  memberId: t.uuid().nullable(),
  buyerExternalId: t.text().nullable()
    .check('char_length(buyer_external_id) >= 1 and char_length(buyer_external_id) <= 200'),
  orderNo: t.text().check('char_length(order_no) >= 1 and char_length(order_no) <= 100'),
  // what people call it; none of before there were such numbers
  shortNo: t.text().nullable(),
  fulfilment: t.word('store', 'web', 'live', 'custom', 'trade_in'),
  currency: t.text(),
  state: t.word('pricing', 'holding', 'refused', 'open', 'placed', 'sold', 'expired', 'unpaid', 'cancelled'),
  // what was asked, by ids of this room's facts; who buys stands in columns alone
  sale: t.jsonb<unknown>(),
  // what it came to, as it is locked
  priced: t.jsonb<unknown>().nullable(),
  // how often it was priced: holds of another attempt are others
  attempt: t.int().default(0).check('attempt >= 0'),
  dueMinor: t.bigint().nullable().check('due_minor >= 0'),
  quotedAt: t.timestamptz(),
  // once it is placed: until when it may be paid
  lockedUntil: t.timestamptz(),
  couponHoldId: t.text().nullable(),
  pointsHoldId: t.text().nullable(),
  creditHoldId: t.text().nullable(),
  // due: coupons and points go back, until their rooms have said so
  holds: t.word('none', 'held', 'due', 'settled').default('none'),
  endedAt: t.timestamptz().nullable(),
  placedAt: t.timestamptz().nullable(),
  orderId: t.uuid().nullable(),
}, {
  visible: `case ${KIND} when 'channel' then channel_id = ${CHANNEL}
    else selling_tenant_id = ${IF_TENANT} and ${AT_OWN_SITES} or member_id = ${IF_PERSON} end`,
  references: { orderId: 'sales_order (id)' },
  indexes: {
    quote_locked: `(locked_until) where state in ('pricing', 'holding', 'open', 'placed')`,
    quote_release: `(quoted_at, id) where holds = 'due'`,
    quote_member: '(member_id, quoted_at, id)',
    quote_channel: '(channel_id, quoted_at, id)',
    quote_tenant: '(selling_tenant_id, quoted_at, id)',
    quote_quoted: '(quoted_at, id)',
    quote_placed_no: `unique (channel_id, order_no) where state in ('placed', 'sold')`,
    quote_short_no: 'unique (short_no, outlet_id) where short_no is not null',
    quote_order: '(order_id) where order_id is not null',
  },
  checks: {
    quote_check: `state in ('pricing', 'refused', 'expired', 'cancelled') or priced is not null`,
    quote_sold: `(state = 'sold') = (order_id is not null)`,
  },
});
