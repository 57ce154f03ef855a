import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The mark of a payment channel under what it tells 支付回调签名: HMAC-SHA256 by its secret over eight lines, in
 * lower-case hex. Amounts are written as their currency writes them and times in UTC with milliseconds, so that how a
 * program writes them is no matter. A mark is good for five minutes either way of the house's clock; the number of the
 * payment makes it good once.
 *
 * Example: "KARAT-PAY1", quo_…, "P-1", "20759.55", "CNY", "WALLET", "2026-09-15T04:10:00.000Z" (paid),
 * "2026-09-15T04:10:02.000Z" (signed), joined by line feeds. Signed at 04:10:02, it is taken until 04:15:02.
 */
export interface SignedPayment {
  readonly quoteId: string;
  readonly paymentNo: string;
  /** As the currency writes it. */
  readonly amount: string;
  readonly currency: string;
  /** How it was paid, as the graph writes it: "WALLET". */
  readonly means: string;
  readonly paidAt: Date;
  readonly signedAt: Date;
}

export const MARK_MINUTES = 5;

/** A channel's secret, from the house's for this purpose: nobody stores it. */
export function secretOfChannel(houseKey: string, channelId: string): string {
  return createHmac('sha256', houseKey).update(`payment channel ${channelId}`).digest('base64url');
}

export function markOf(secret: string, payment: SignedPayment): string {
  const lines = ['KARAT-PAY1', payment.quoteId, payment.paymentNo, payment.amount, payment.currency,
    payment.means, payment.paidAt.toISOString(), payment.signedAt.toISOString()];
  return createHmac('sha256', secret).update(lines.join('\n')).digest('hex');
}

/** By the present key of the house or the one before. */
export function isMarkedBy(secrets: readonly string[], payment: SignedPayment, mark: string): boolean {
  const sent = Buffer.from(mark);
  return secrets.map((secret) => Buffer.from(markOf(secret, payment)))
    .map((right) => right.length === sent.length && timingSafeEqual(right, sent)).some(Boolean);
}

export function isInTime(signedAt: Date, now: Date): boolean {
  return Math.abs(now.getTime() - signedAt.getTime()) <= MARK_MINUTES * 60_000;
}
