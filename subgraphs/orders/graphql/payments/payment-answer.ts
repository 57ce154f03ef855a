import { loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import type { Answer } from '../../../kernel/graph/mutation/definition.ts';
import { paymentsById } from '../../queries/payments/payment-view.ts';
import { QUOTE_ANSWER } from '../quotes/quote-answer.ts';
import { Payment } from './payment.type.ts';

/** The payment, and the quote as it stands afterwards. */
export const PAYMENT_ANSWER: {
  readonly payment: Answer<{ readonly paymentId: string }, unknown>;
  readonly quote: Answer<{ readonly quoteId: string | null }, unknown>;
} = {
  payment: loaded(() => Payment, paymentsById, 'paymentId', 'The payment; null when refused.'),
  quote: {
    ...QUOTE_ANSWER.quote, says: 'The quote as it stands; null when refused, or where the caller sees none.',
    of: ({ quoteId }, ...rest) => (quoteId === null ? null : QUOTE_ANSWER.quote.of({ quoteId }, ...rest)),
  },
};
