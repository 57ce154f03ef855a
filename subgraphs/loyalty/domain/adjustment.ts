import type { AccountBook, Posting } from './account-book.ts';
import { expiryOf } from './lots.ts';
import type { Policy } from './policy.ts';

/** What one operator has given and taken so far, sizes added up; rejected ones do not count. */
export interface AdjustedSoFar {
  /** For this member within the policy's days. */
  readonly forMember: bigint;
  /** For all members in this business day. */
  readonly today: bigint;
}

/**
 * Whether a second person must agree: when with this one the sums pass the limits (domain.md 9.2). Examples:
 * 10,000 needs nobody, 10,001 and -10,001 do; a second one of 1 for the same member does; the eleventh
 * 10,000 of a day does, whoever gets them.
 */
export function needsSecondPerson(points: bigint, sofar: AdjustedSoFar, policy: Policy): boolean {
  const size = points < 0n ? -points : points;
  const { adjustmentLimit, adjustmentDailyLimit } = policy.rules;
  return sofar.forMember + size > BigInt(adjustmentLimit)
    || sofar.today + size > BigInt(adjustmentDailyLimit);
}

/**
 * Points given by hand repay the debt first and live in a lot of their own; taken by hand they leave in
 * spending order. The caller has checked that there are enough.
 */
export function adjust(
  book: AccountBook, points: bigint, reason: string, policy: Policy, now: Date,
): Posting {
  const posting = book.open('adjustment', now, { reason });
  if (points < 0n) {
    book.spend(posting, 'issued', -points);
    return posting;
  }
  const left = book.credit(posting, 'issued', points);
  if (left > 0n) {
    book.addLot({
      amount: left, remaining: left, state: 'active', earnedAt: now, activeAt: now,
      expiresAt: expiryOf(now, policy.rules, policy.zone), funder: 'hq', cause: 'adjustment',
      orderId: null,
    });
  }
  return posting;
}

/**
 * Owed points that nobody asks for any more: the programme bears them (domain.md 3.6). Example: 700 owed, 700 written
 * off: nothing is owed, and nothing was given.
 */
export function writeOff(book: AccountBook, points: bigint, reason: string, now: Date): Posting {
  const posting = book.open('write_off', now, { reason });
  book.move(posting, 'breakage', 'debt', points);
  return posting;
}
