/**
 * Where a quote 报价单 stands. It is priced, holds coupons and points, and locks all of it for its minutes. Placed 下单,
 * it waits for its payment; paid, it is an order. What its time has run out of has ended by the clock, whichever job
 * has run.
 *
 * Example: quoted at 12:00 → locked until 12:30; read at 12:30:00 it has expired. Placed at 12:29 → to be paid before
 * 12:59; at 12:59:00 it is unpaid. Its holds were made until 14:00 (30 + 30 + 60 minutes): they outlive both.
 */
export const QUOTE_STATES =
  ['pricing', 'holding', 'refused', 'open', 'placed', 'sold', 'expired', 'unpaid', 'cancelled'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/** How much longer than a quote and its payment holds of other rooms last: news of the sale may be late. */
const HOLDS_LAST_MINUTES = 60;

/**
 * Old gold and store credit longer still: gold that a sale took must not look free while the news of it is parked. A
 * quote that ends without a sale gives them back at once.
 */
const CREDIT_LASTS_MINUTES = 7 * 1_440;

/** Of a quote whose other holds last so long. Example: 120 minutes → 10,200. */
export function creditMinutesOf(holdMinutes: number): number {
  return holdMinutes + CREDIT_LASTS_MINUTES;
}

export interface QuoteMinutes {
  readonly quoteLockMinutes: number;
  readonly payMinutes: number;
}

export function holdMinutesOf({ quoteLockMinutes, payMinutes }: QuoteMinutes): number {
  return quoteLockMinutes + payMinutes + HOLDS_LAST_MINUTES;
}

export interface TimedQuote {
  readonly state: QuoteState;
  readonly lockedUntil: Date;
}

export function stateAt({ state, lockedUntil }: TimedQuote, now: Date): QuoteState {
  if (lockedUntil > now) return state;
  if (state === 'placed') return 'unpaid';
  return ['pricing', 'holding', 'open'].includes(state) ? 'expired' : state;
}

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
