import type { AccountBook, Posting } from './account-book.ts';
import { expiryOf } from './lots.ts';
import type { Policy } from './policy.ts';

/** Whether a second person must agree. Example: 10,000 needs nobody, 10,001 and -10,001 do. */
export function needsSecondPerson(points: bigint, policy: Policy): boolean {
  const size = points < 0n ? -points : points;
  return size > BigInt(policy.rules.adjustmentLimit);
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
