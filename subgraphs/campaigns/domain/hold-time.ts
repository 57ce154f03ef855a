import type { DropCounts } from './drop-rules.ts';

/**
 * Rule: a piece is held for the hold time, to the moment. Whether a job has swept it since makes no difference
 * to what anybody is told.
 *
 * Example: held until 12:11:00, paid at 12:11:01 → the time is over, at 12:11:01 and a week later.
 */
export interface HeldClaim {
  readonly state: string;
  readonly reason: string | null;
  readonly holdExpiresAt: Date | null;
}

export function isTimeUp(claim: HeldClaim, now: Date): boolean {
  return hasLapsed(claim, now) || (claim.state === 'voided' && claim.reason === 'unpaid');
}

/** Still written as held, though its time is over. */
export function hasLapsed({ state, holdExpiresAt }: HeldClaim, now: Date): boolean {
  return (state === 'claimed' || state === 'reserving') && holdExpiresAt !== null && holdExpiresAt <= now;
}

/** What the sweep makes of a hold whose time is over: it ended at that moment, whenever that is noticed. */
export function endOfHold<Claim extends HeldClaim & { readonly settledAt: Date | null }>(
  claim: Claim, now: Date,
): Pick<Claim, 'state' | 'reason' | 'settledAt'> {
  return hasLapsed(claim, now)
    ? { state: 'voided', reason: 'unpaid', settledAt: claim.holdExpiresAt } : claim;
}

/**
 * The counts of a drop as the sweep will leave them: what lapsed comes free, and who waits takes it first.
 * Example: 3 taken, 2 waiting, 1 lapsed → 3 taken, 1 waiting; nobody waiting: 2 taken.
 */
export function afterSweep<Counts extends Pick<DropCounts, 'stock' | 'taken' | 'waitlisted'>>(
  counts: Counts, lapsed: number,
): Counts {
  if (lapsed === 0) return counts;
  const taken = counts.taken - lapsed;
  const moved = Math.min(counts.stock - taken, counts.waitlisted);
  return { ...counts, taken: taken + moved, waitlisted: counts.waitlisted - moved };
}
