import { PREFIX } from '../../../contracts/ids.ts';
import { Money as MoneyType } from '../../../kernel/graph/money.type.ts';
import { defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, money, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { afterASale } from '../../calls/quotes/after-a-sale.ts';
import type { PaymentTold } from '../../commands/payments/payment-told.ts';
import { receivePayment } from '../../commands/payments/receive-payment.ts';
import { PAYMENT_ANSWER } from './payment-answer.ts';
import { PaymentMeans } from './words.ts';

export const takePaymentMutation = defineMutation({
  name: 'takePayment',
  says: 'Takes money at the counter 收款 for a quote that is placed, whole or in parts. The last part makes the order. '
    + 'What its payment channel has told already, with the same number and amount, is answered and counts once.',
  scopes: ['orders:write'],
  input: 'What was paid.',
  takes: {
    quoteId: idOf(PREFIX.quote, 'Quote id.'),
    means: take<PaymentTold['means']>(() => PaymentMeans, 'How it was paid.'),
    amount: money('How much; no more than is left to be paid.'),
    paymentNo: optional(text('Number of the slip, 1 to 100 characters, once for its quote; null: none.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    PAYMENT_CONFLICT: 'Another payment has this number 流水号重复.',
    QUOTE_NOT_OPEN: 'Its price is not locked 未锁价.',
    QUOTE_SOLD: 'It is paid whole: take no more money 已收齐.',
    QUOTE_PAID: 'Nothing is left to be paid of it, and it waits to be placed: take no more money 已收足，待下单.',
    QUOTE_EXPIRED: 'It was called off, or its time is over 已结束.',
    AMOUNT_DIFFERS: 'More than `limit`, which is left to be paid, or another currency 金额不符.',
    SALE_REFUSED: 'The sale could not be made, and nothing was taken; the message says why 无法成交.',
  },
  extras: { limit: extra(() => MoneyType, 'With AMOUNT_DIFFERS: what is left to be paid.') },
  command: receivePayment,
  inputOf: ({ quoteId, means, amount, paymentNo }) => ({
    quoteId, namedQuote: encodeId(PREFIX.quote, quoteId), channelId: null, paymentNo, means,
    amountMinor: amount.minor, currency: amount.currency, paidAt: null,
  }),
  afterwards: afterASale,
  answers: PAYMENT_ANSWER,
});
