import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_CHANNEL } from '../../../kernel/database/reader.ts';

/** Money for a quote, as it was told: what fits nothing is kept until it is refunded. */
export const paymentTable = defineTable('orders.payment', {
  id: t.uuid().primary(),
  // who told of it: the till's channel, or the payment channel
  channelId: t.uuid(),
  paymentNo: t.text().check('char_length(payment_no) >= 1 and char_length(payment_no) <= 100'),
  quoteId: t.uuid().nullable(),
  // of the quote, so that lists begin from an index; null where nobody knows it
  sellingChannelId: t.uuid().nullable(),
  sellingTenantId: t.uuid().nullable(),
  sellingOutletId: t.uuid().nullable(),
  // as it was sent, also where nobody knows it
  namedQuote: t.text().check('char_length(named_quote) <= 100'),
  means: t.word('cash', 'card', 'transfer', 'wallet', 'other'),
  amountMinor: t.bigint().check('amount_minor > 0'),
  currency: t.text(),
  signed: t.bool(),
  paidAt: t.timestamptz(),
  receivedAt: t.timestamptz(),
  // kept: it waits for the rest; settled: it paid its order
  state: t.word('kept', 'settled', 'unmatched', 'refunded'),
  unmatchedWhy: t.word('unknown', 'not_open', 'ended', 'currency', 'amount', 'sale_refused').nullable(),
  refundedAt: t.timestamptz().nullable(),
  refundNo: t.text().nullable().check('char_length(refund_no) >= 1 and char_length(refund_no) <= 100'),
  // raised by every change: what is told of it
  version: t.int().default(1),
}, {
  visible: `channel_id = ${IF_CHANNEL} or (select true from quote q where q.id = payment.quote_id)`,
  references: { quoteId: 'quote (id)' },
  indexes: {
    payment_signed_no: 'unique (channel_id, payment_no) where signed',
    // slips of many tills of one channel have equal numbers
    payment_slip_no: 'unique (quote_id, payment_no) where (not signed)',
    payment_refund_no: 'unique (channel_id, refund_no) where (signed and refund_no is not null)',
    payment_quote: '(quote_id, received_at, id)',
    payment_received: '(received_at, id)',
    payment_state: '(state, received_at, id)',
    payment_channel: '(channel_id, received_at, id)',
    payment_elsewhere: '(selling_channel_id, received_at, id) where selling_channel_id <> channel_id',
    payment_tenant: '(selling_tenant_id, received_at, id)',
    payment_outlet: '(selling_outlet_id, received_at, id)',
    payment_channel_unmatched: `(channel_id, received_at, id) where state = 'unmatched'`,
    payment_elsewhere_unmatched: `(selling_channel_id, received_at, id)
      where selling_channel_id <> channel_id and state = 'unmatched'`,
    payment_tenant_unmatched: `(selling_tenant_id, received_at, id) where state = 'unmatched'`,
    payment_no: '(payment_no, received_at, id)',
  },
  checks: {
    payment_check: `(unmatched_why is not null) = (state in ('unmatched', 'refunded'))`,
    payment_check1: `(refunded_at is not null) = (state = 'refunded')`,
  },
});
