import { ID } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import type { Asked } from '../../../kernel/graph/mutation/definition.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import {
  dateTime, idOf, KEY, money, optional, take, text,
} from '../../../kernel/graph/mutation/take.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import { afterASale } from '../../calls/quotes/after-a-sale.ts';
import type { PaymentTold } from '../../commands/payments/payment-told.ts';
import { receivePayment } from '../../commands/payments/receive-payment.ts';
import { isInTime, isMarkedBy, MARK_MINUTES, secretOfChannel } from '../../domain/payments/payment-mark.ts';
import { PAYMENT_ANSWER } from './payment-answer.ts';
import { PAYMENT_KEY } from './payment-key.ts';
import { PaymentMeans } from './words.ts';

const TAKES = {
  channelId: optional(idOf(PREFIX.channel, 'Payment channel; the caller\'s own when not given.')),
  paymentNo: text('Number of the payment in the channel, 1 to 100 characters: it counts once.'),
  quoteId: take<string>(() => ID, 'Which quote it is for; what is no quote is kept as unmatched.'),
  means: take<PaymentTold['means']>(() => PaymentMeans, 'How it was paid.'),
  amount: money('How much.'),
  paidAt: dateTime('When it was paid; not in the future.'),
  signedAt: dateTime(`When it was signed, within ${MARK_MINUTES} minutes of now.`),
  signature: text('HMAC-SHA256 by the channel\'s secret, 64 lower-case hex digits, of lines joined by line feeds: '
    + 'KARAT-PAY1, quoteId, paymentNo, amount as its currency writes it ("20759.55"), currency, means, paidAt and '
    + 'signedAt in UTC with milliseconds ("2026-09-15T04:10:00.000Z").'),
  idempotencyKey: KEY,
};

export const confirmPaymentMutation = defineMutation({
  name: 'confirmPayment',
  says: 'A payment channel tells of money for a quote 支付回调. Sent again it is answered again. Parts add up, the last '
    + 'one makes the order. What fits nothing (too late, too much, another currency, no such quote) is kept and '
    + 'answered as UNMATCHED: it is to be refunded.',
  scopes: ['orders:pay'],
  input: 'What was paid, signed.',
  takes: TAKES,
  refusals: {
    ...said('INVALID'),
    NOT_FOUND: 'There is no such channel, or it is not the caller\'s.',
    SIGNATURE_INVALID: 'The signature is not the channel\'s under these words 签名错误.',
    SIGNATURE_TOO_OLD: `It was signed more than ${MARK_MINUTES} minutes before or after now 签名已过期.`,
    PAYMENT_CONFLICT: 'The channel told another payment of this number 流水号重复.',
    QUOTE_NOT_OPEN: 'Only at a till: here such a payment is kept as UNMATCHED.',
    QUOTE_SOLD: 'Only at a till: here such a payment is kept as UNMATCHED.',
    QUOTE_EXPIRED: 'Only at a till: here such a payment is kept as UNMATCHED.',
    AMOUNT_DIFFERS: 'Only at a till: here such a payment is kept as UNMATCHED.',
    SALE_REFUSED: 'Only at a till: here such a payment is kept as UNMATCHED.',
  },
  command: receivePayment,
  inputOf: (asked, context) => readSigned(asked, context),
  afterwards: afterASale,
  answers: PAYMENT_ANSWER,
});

/** The signature is read here: nothing that was not signed reaches the command. */
function readSigned(
  asked: Asked<typeof TAKES>, { actor, services, now }: GraphContext,
): PaymentTold | Outcome<never> {
  const channelId = asked.channelId ?? actor.channelId ?? null;
  const isOwn = actor.kind === 'channel' ? channelId === actor.channelId
    : actor.kind === 'operator' || actor.kind === 'service';
  if (channelId === null || channelId === NOBODY || !isOwn) {
    return refused('NOT_FOUND', 'There is no such channel of yours.', ['channelId']);
  }
  const { quoteId, paymentNo, amount: { minor, currency }, paidAt, signedAt, means } = asked;
  const secrets = services.keys(PAYMENT_KEY).map((key) => secretOfChannel(key, channelId));
  const signed = { quoteId, paymentNo, amount: formatAmount(minor, currency), currency, means: means.toUpperCase(),
    paidAt, signedAt };
  if (!isMarkedBy(secrets, signed, asked.signature)) {
    return refused('SIGNATURE_INVALID', 'The signature does not fit what it is under.', ['signature']);
  }
  if (!isInTime(signedAt, now)) return refused('SIGNATURE_TOO_OLD', 'Sign it anew.', ['signedAt']);
  return {
    quoteId: decodeId(PREFIX.quote, quoteId) ?? NOBODY, namedQuote: quoteId.slice(0, 100), channelId, paymentNo, means,
    amountMinor: minor, currency, paidAt,
  };
}
