/**
 * Where a quote 报价单 stands. It is priced, holds coupons and points, and locks all of it for its minutes. What its
 * time has run out of has ended by the clock, whichever job has run.
 *
 * Example: quoted at 12:00 → locked until 12:30; read at 12:30:00 it has expired.
 */
export const QUOTE_STATES = ['pricing', 'holding', 'refused', 'open', 'expired', 'cancelled'] as const;
export type QuoteState = (typeof QUOTE_STATES)[number];

/** How long a quote locks. */
export const LOCK_MINUTES = 30;
/** Holds of other rooms outlive it: a quote that is open has them; then they end by themselves. */
export const HOLD_MINUTES = LOCK_MINUTES + 10;

export interface TimedQuote {
  readonly state: QuoteState;
  readonly lockedUntil: Date;
}

export function stateAt({ state, lockedUntil }: TimedQuote, now: Date): QuoteState {
  return ['pricing', 'holding', 'open'].includes(state) && lockedUntil <= now ? 'expired' : state;
}

export function minutesAfter(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
