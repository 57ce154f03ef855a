import type { RedemptionState } from './words.ts';

/**
 * A redemption waits so many days for its member, to the moment, whichever job has run since.
 * Example: exchanged 2026-03-01 12:00 → until 2026-03-16 12:00; at 11:59:59 it is fetched, at 12:00:00 it is over.
 */
export interface Waiting {
  readonly state: RedemptionState;
  readonly untilAt: Date;
}

const DAY_MS = 86_400_000;

/** Days are of 24 hours, as those of a hold of points. */
export function untilOf(redeemedAt: Date, redemptionDays: number): Date {
  return new Date(redeemedAt.getTime() + redemptionDays * DAY_MS);
}

/** When the member is reminded. */
export function remindAt(untilAt: Date, reminderDays: number): Date {
  return new Date(untilAt.getTime() - reminderDays * DAY_MS);
}

/** Over, though still written as waiting. */
export function hasLapsed({ state, untilAt }: Waiting, now: Date): boolean {
  return (state === 'open' || state === 'reserving') && untilAt <= now;
}

export type FetchRefusal = 'NOT_READY' | 'REDEMPTION_EXPIRED' | 'ALREADY_USED' | 'ALREADY_CANCELLED';

/** Why it is not handed out, or null; what was paid for is handed out however late it is. */
export function refusalOfFetch(waiting: Waiting, now: Date): FetchRefusal | null {
  if (hasLapsed(waiting, now)) return 'REDEMPTION_EXPIRED';
  switch (waiting.state) {
    case 'open': case 'verifying': case 'paid': return null;
    case 'reserving': return 'NOT_READY';
    case 'done': return 'ALREADY_USED';
    case 'expired': return 'REDEMPTION_EXPIRED';
    default: return 'ALREADY_CANCELLED';
  }
}

/** Given back before it is shown at a counter, and in time: then everything returns. */
export function mayCancel(waiting: Waiting, now: Date): boolean {
  return (waiting.state === 'open' || waiting.state === 'reserving') && !hasLapsed(waiting, now);
}
