import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { afterASale } from '../../calls/quotes/after-a-sale.ts';
import { receivePayment } from '../../commands/payments/receive-payment.ts';
import { MARK_MINUTES } from '../../domain/payments/payment-mark.ts';
import { PAYMENT_ANSWER } from './payment-answer.ts';
import { readSigned, SIGNED_PAYMENT } from './signed-payment.ts';

const AT_A_TILL = 'Only at a till: here such a payment is kept as UNMATCHED.';

export const confirmPaymentMutation = defineMutation({
  name: 'confirmPayment',
  says: 'A payment channel tells of money for a quote 支付回调. Sent again it is answered again. Parts add up, the last '
    + 'one makes the order. What fits nothing (too late, too much, another currency, no such quote) is kept and '
    + 'answered as UNMATCHED: it is to be refunded.',
  scopes: ['orders:pay'],
  input: 'What was paid, signed.',
  takes: SIGNED_PAYMENT,
  refusals: {
    ...said('INVALID'),
    NOT_FOUND: 'There is no such channel, or it is not the caller\'s.',
    SIGNATURE_INVALID: 'The signature is not the channel\'s under these words 签名错误.',
    SIGNATURE_TOO_OLD: `It was signed more than ${MARK_MINUTES} minutes before or after now 签名已过期.`,
    PAYMENT_CONFLICT: 'The channel told another payment of this number 流水号重复.',
    QUOTE_NOT_OPEN: AT_A_TILL, QUOTE_SOLD: AT_A_TILL, QUOTE_PAID: AT_A_TILL, QUOTE_EXPIRED: AT_A_TILL,
    AMOUNT_DIFFERS: AT_A_TILL, SALE_REFUSED: AT_A_TILL,
  },
  command: receivePayment,
  inputOf: (asked, context) => readSigned(asked, context),
  afterwards: afterASale,
  answers: PAYMENT_ANSWER,
});
