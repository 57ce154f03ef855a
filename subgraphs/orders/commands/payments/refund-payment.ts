import type { Actor } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { IDENTIFIER_RULE, readIdentifier } from '../../../kernel/identifier.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { EXTERNAL_NO_LENGTH } from '../../domain/identifiers.ts';
import { PAYMENT_COLUMNS, type PaymentRow } from '../../persistence/payments/payments.ts';
import { tellPayments } from '../../persistence/payments/tell-payments.ts';
import { lockQuote, type QuoteRow } from '../../persistence/quotes/quote-row.ts';
import { mayHandle } from '../quotes/may-handle.ts';

export interface PaymentToRefund { readonly paymentId: string; readonly refundNo: string }
export type RefundCode = 'NOT_FOUND' | 'INVALID' | 'NOT_UNMATCHED' | 'REFUND_CONFLICT';

/**
 * Unmatched money went back to whoever paid it 退款登记: with the number of the refund, once. Whoever took it gives it
 * back: a signed payment's own channel, whichever channel's the quote is.
 */
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
    if (!payment || !mayRefund(tx.actor, payment, quote)) {
      return refused('NOT_FOUND', 'There is no such payment.', ['paymentId']);
    }
    if (payment.state === 'refunded') {
      return payment.refundNo === number ? accepted({ paymentId })
        : refused('REFUND_CONFLICT', 'It went back by another number.', ['refundNo']);
    }
    if (payment.state !== 'unmatched') {
      return refused('NOT_UNMATCHED', 'It pays an order: return what was sold.', ['paymentId']);
    }
    // Of slips many stores have the same: there nobody can tell.
    const taken = payment.signed && await tx.sql.maybe`select id from payment
      where channel_id = ${payment.channelId} and refund_no = ${number} and signed`;
    if (taken) return refused('REFUND_CONFLICT', 'Another payment went back by this number.', ['refundNo']);
    await tx.sql.run`update payment set state = 'refunded', refunded_at = ${tx.now}, refund_no = ${number},
      version = version + 1 where id = ${paymentId}`;
    tx.audit({ subjectId: paymentId, before: { state: 'unmatched' }, after: { state: 'refunded', refundNo: number } });
    await tellPayments(tx, [paymentId]);
    return accepted({ paymentId });
  },
});

function mayRefund(actor: Actor, { channelId, signed }: PaymentRow, quote: QuoteRow | null): boolean {
  if (!quote) return mayHandle(actor, { channelId, sellingTenantId: null, outletId: '' });
  const isElsewhere = signed && channelId !== quote.channelId;
  if (isElsewhere && actor.kind === 'channel' && actor.channelId === channelId) return true;
  // Money that another channel has is neither a till's nor a franchise's to close.
  return !(isElsewhere && (actor.kind === 'tenant' || actor.kind === 'channel')) && mayHandle(actor, quote);
}
