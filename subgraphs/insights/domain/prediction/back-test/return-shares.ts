import type { Judged } from './judged.ts';
import type { Purchases } from '../purchase-days.ts';

/**
 * The explainable rule tells on which day a member comes if they come; whether they do, it does not know. So a count
 * of expected days is held against what came in the time before the one that is judged: apart for those who had bought
 * once, twice, and often enough for a rhythm of their own. Nothing of the judged time is known to it.
 *
 * Example: after single purchases 200 days were expected, and 16 purchases came: each counts 16/200 = 0.08. Of fewer
 * than 20 expected days nothing is learned: those take the share of all together, or count whole.
 */
export interface ReturnShare {
  /** Purchase days by then; the last share is of those who had as many or more. */
  readonly purchases: number;
  readonly expected: number;
  readonly came: number;
}

const LEAST_EXPECTED = 20;

export function returnShares(
  before: readonly Judged[], expected: (known: Purchases) => number, ownPurchases: number,
): ReturnShare[] {
  const shares = new Map<number, { purchases: number; expected: number; came: number }>();
  for (const { known, came } of before) {
    const purchases = Math.min(known.days.length, ownPurchases);
    const share = shares.get(purchases) ?? { purchases, expected: 0, came: 0 };
    share.expected += expected(known);
    share.came += came.length;
    shares.set(purchases, share);
  }
  return [...shares.values()].toSorted((one, other) => one.purchases - other.purchases);
}

/** For how much an expected day of this member counts. */
export function shareFor(shares: readonly ReturnShare[], { days }: Purchases, ownPurchases: number): number {
  const own = shares.find(({ purchases }) => purchases === Math.min(days.length, ownPurchases));
  return shareOf(own ? [own] : []) ?? shareOf(shares) ?? 1;
}

function shareOf(shares: readonly ReturnShare[]): number | null {
  const expected = shares.reduce((sum, share) => sum + share.expected, 0);
  return expected < LEAST_EXPECTED ? null : shares.reduce((sum, { came }) => sum + came, 0) / expected;
}
