import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { refundPayment } from '../../commands/payments/refund-payment.ts';
import { paymentsById } from '../../queries/payments/payment-view.ts';
import { Payment } from './payment.type.ts';

export const refundPaymentMutation = defineMutation({
  name: 'refundPayment',
  says: 'Notes that money which fits nothing went back to whoever paid it 登记退款; the money itself moves outside.',
  scopes: ['orders:write'],
  input: 'Which payment, and how it went back.',
  takes: {
    paymentId: idOf(PREFIX.payment, 'Payment id; it is UNMATCHED.'),
    refundNo: text('Number of the refund, 1 to 100 characters 退款流水号.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    NOT_UNMATCHED: 'It counts for a quote, or paid an order: call off the one, return what was sold of the other.',
    REFUND_CONFLICT: 'It went back by another number, or another payment of its channel by this one 已登记退款.',
  },
  command: refundPayment,
  answers: { payment: loaded(() => Payment, paymentsById, 'paymentId', 'The payment; null when refused.') },
});
