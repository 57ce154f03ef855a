import type { RedemptionState } from './words.ts';

/**
 * A redemption waits so many days for its member, to the moment, whichever job has run since.
 * Example: exchanged 2026-03-01 12:00 → until 2026-03-16 12:00; at 11:59:59 it is fetched, at 12:00:00 it is over.
 */
export interface Waiting {
  readonly state: RedemptionState;
  readonly untilAt: Date;
  /** Of a coupon: what was given for the points; nobody fetches it. */
  readonly couponId?: string | null;
}

const DAY_MS = 86_400_000;

/** Days are of 24 hours, as those of a hold of points. */
export function untilOf(redeemedAt: Date, redemptionDays: number): Date {
  return new Date(redeemedAt.getTime() + redemptionDays * DAY_MS);
}

/**
 * A coupon may be given back, unused, a day less than goods are waited for: its points are taken after that, while
 * loyalty still holds them. Example: 15 days → 14.
 */
export const waitingDays = (redemptionDays: number, isCoupon: boolean): number =>
  (isCoupon ? redemptionDays - 1 : redemptionDays);

/** When the member is reminded. */
export function remindAt(untilAt: Date, reminderDays: number): Date {
  return new Date(untilAt.getTime() - reminderDays * DAY_MS);
}

/** Over, though still written as waiting; a coupon that was given stays its member's. */
export function hasLapsed({ state, untilAt, couponId }: Waiting, now: Date): boolean {
  return !couponId && (state === 'open' || state === 'reserving') && untilAt <= now;
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
  return (waiting.state === 'open' || waiting.state === 'reserving') && waiting.untilAt > now;
}
