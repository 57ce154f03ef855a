import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Goods of an order that came back at once. */
export const orderReturnTable = defineTable('orders.order_return', {
  id: t.uuid().primary(),
  orderId: t.uuid(),
  externalNo: t.text().nullable()
    .check('char_length(external_no) >= 1 and char_length(external_no) <= 100'),
  bodyHash: t.bytea(),
  returnedAt: t.timestamptz(),
  recordedAt: t.timestamptz(),
  reason: t.text().check('char_length(reason) <= 500'),
  whole: t.bool(),
  baseMinor: t.bigint().check('base_minor >= 0'),
  charityReversedMinor: t.bigint().check('charity_reversed_minor >= 0'),
  sentNo: t.text().nullable(),
  /** The sale of an exchange that it was part of. */
  exchangedFor: t.uuid().nullable(),
  /** What the refund is less by; below zero: what earlier ones were less by comes back. */
  couponWithheldMinor: t.bigint().defaultRaw('0'),
}, {
  visible: '(select true from sales_order o where o.id = order_return.order_id)',
  references: { orderId: 'sales_order (id)', exchangedFor: 'sales_order (id)' },
  unique: { order_return_order_id_external_no_key: ['orderId', 'externalNo'] },
  indexes: {
    order_return_exchanged: 'unique (exchanged_for) where exchanged_for is not null',
    order_return_at: '(returned_at)',
    order_return_cancellation: 'unique (order_id) where external_no is null',
  },
});
