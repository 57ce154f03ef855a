import { defineCommand } from '../../../kernel/commands/command.ts';
import { IDENTIFIER_RULE, readIdentifier } from '../../../kernel/identifier.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { EXTERNAL_NO_LENGTH } from '../../domain/identifiers.ts';
import { PAYMENT_COLUMNS, type PaymentRow } from '../../persistence/payments/payments.ts';
import { lockQuote } from '../../persistence/quotes/quote-row.ts';
import { mayHandle } from '../quotes/may-handle.ts';

export interface PaymentToRefund { readonly paymentId: string; readonly refundNo: string }
export type RefundCode = 'NOT_FOUND' | 'INVALID' | 'NOT_UNMATCHED' | 'REFUND_CONFLICT';

/** Unmatched money went back to whoever paid it 退款登记: with the number of the refund, once. */
export const refundPayment = defineCommand<PaymentToRefund, { paymentId: string }, RefundCode>({
  name: 'orders.refund-payment',
  execute: async (tx, { paymentId, refundNo }) => {
    const number = readIdentifier(refundNo, EXTERNAL_NO_LENGTH);
    if (number === null) {
      return refused('INVALID', `A number has 1 to ${EXTERNAL_NO_LENGTH} characters: ${IDENTIFIER_RULE}.`,
        ['refundNo']);
    }
    const payment = await tx.sql.maybe<PaymentRow>`select ${PAYMENT_COLUMNS} from payment
      where id = ${paymentId} for update`;
    const quote = payment?.quoteId ? await lockQuote(tx.sql, payment.quoteId) : null;
    const isOwn = payment && (quote ? mayHandle(tx.actor, quote) : mayHandle(tx.actor, {
      channelId: payment.channelId, sellingTenantId: null, outletId: '' }));
    if (!payment || !isOwn) return refused('NOT_FOUND', 'There is no such payment.', ['paymentId']);
    if (payment.state === 'refunded') {
      return payment.refundNo === number ? accepted({ paymentId })
        : refused('REFUND_CONFLICT', 'It went back by another number.', ['refundNo']);
    }
    if (payment.state !== 'unmatched') {
      return refused('NOT_UNMATCHED', 'It pays an order: return what was sold.', ['paymentId']);
    }
    await tx.sql.run`update payment set state = 'refunded', refunded_at = ${tx.now}, refund_no = ${number}
      where id = ${paymentId}`;
    tx.audit({ subjectId: paymentId, before: { state: 'unmatched' }, after: { state: 'refunded', refundNo: number } });
    return accepted({ paymentId });
  },
});
