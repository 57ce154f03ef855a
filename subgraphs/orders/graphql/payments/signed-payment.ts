import { ID } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import type { Asked } from '../../../kernel/graph/mutation/definition.ts';
import { dateTime, idOf, KEY, money, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { refused, type Outcome } from '../../../kernel/outcome.ts';
import type { PaymentTold } from '../../commands/payments/payment-told.ts';
import { isInTime, isMarkedBy, MARK_MINUTES, secretOfChannel } from '../../domain/payments/payment-mark.ts';
import { PAYMENT_KEY } from './payment-key.ts';
import { PaymentMeans } from './words.ts';

/** What a payment channel tells and signs. */
export const SIGNED_PAYMENT = {
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

/** The signature is read here: nothing that was not signed reaches the command. */
export function readSigned(
  asked: Asked<typeof SIGNED_PAYMENT>, { actor, services, now }: GraphContext,
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
