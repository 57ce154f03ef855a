import type { QuoteState } from '../quotes/standing.ts';

/**
 * What money for a quote is. It counts while the quote is locked, or placed and waiting; parts add up. What is more
 * than is left, of another currency, for what has ended or for what nobody knows is never lost and never pays for
 * something else: it is unmatched 待退款, and to be refunded whole.
 *
 * Example: due 2,075,955. 1,000,000 is kept; 1,075,956 more is unmatched (`amount`), 1,075,955 completes it.
 */
export type UnmatchedWhy = 'unknown' | 'not_open' | 'ended' | 'currency' | 'amount' | 'sale_refused';

export interface QuoteToPay {
  /** By the clock. */
  readonly state: QuoteState;
  readonly currency: string;
  readonly dueMinor: bigint;
  /** What was paid before and counts. */
  readonly keptMinor: bigint;
}

export type PaymentVerdict =
  | { readonly counts: true; readonly leftMinor: bigint }
  | { readonly counts: false; readonly why: UnmatchedWhy; readonly leftMinor: bigint };

export function judgePayment(
  quote: QuoteToPay | null, { amountMinor, currency }: { readonly amountMinor: bigint; readonly currency: string },
): PaymentVerdict {
  if (!quote) return { counts: false, why: 'unknown', leftMinor: 0n };
  const leftMinor = quote.dueMinor - quote.keptMinor;
  const why = whyNot(quote, amountMinor > leftMinor, currency);
  return why === null ? { counts: true, leftMinor: leftMinor - amountMinor } : { counts: false, why, leftMinor };
}

function whyNot({ state, currency }: QuoteToPay, isMore: boolean, paidIn: string): UnmatchedWhy | null {
  if (state === 'pricing' || state === 'holding' || state === 'refused') return 'not_open';
  if (state !== 'open' && state !== 'placed') return 'ended';
  if (currency !== paidIn) return 'currency';
  return isMore ? 'amount' : null;
}
