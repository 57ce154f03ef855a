/**
 * Where a quote 报价单 stands. It is priced, holds coupons and points, and locks all of it for its minutes; it is
 * placed once, waits for its money, is paid, and then recorded as an order. What its time has run out of has ended
 * by the clock, whichever job has run.
 *
 * Example: quoted at 12:00 → locked until 12:30; read at 12:30:00 it has expired and cannot be placed. Placed at
 * 12:10 → to be paid until 12:40; at 12:40:00 it is cancelled.
 */
export const QUOTE_STATES = [
  'pricing', 'holding', 'refused', 'open', 'expired', 'placed', 'paid', 'recorded', 'cancelled',
] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/** How long a quote locks, and how long an order waits for its money. */
export const LOCK_MINUTES = 30;
export const PAY_MINUTES = 30;
/** Holds of other rooms outlive both: what is paid in the last minute finds them; then they end by themselves. */
export const HOLD_MINUTES = LOCK_MINUTES + PAY_MINUTES + 10;

export interface TimedQuote {
  readonly state: QuoteState;
  readonly lockedUntil: Date;
  readonly payUntil: Date | null;
}

export function stateAt({ state, lockedUntil, payUntil }: TimedQuote, now: Date): QuoteState {
  switch (state) {
    case 'pricing': case 'holding': case 'open': return lockedUntil <= now ? 'expired' : state;
    case 'placed': return payUntil !== null && payUntil <= now ? 'cancelled' : state;
    default: return state;
  }
}

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
