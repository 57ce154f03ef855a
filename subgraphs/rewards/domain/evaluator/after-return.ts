/**
 * A partly returned order keeps its coupons: the share of what came back came back with it. Whether what is left
 * still reaches the threshold is asked only where the offer says so (`recheck`).
 *
 * Example: 满10000减500 on A and C, A comes back: 1,226,055 of C are left, at least 1,000,000 → it holds. Of
 * 600,000 left it would not, and what the coupon took off the rest is shown.
 */
export type OnPartialReturn = 'keep' | 'recheck';

export function stillHolds(
  mode: OnPartialReturn, thresholdMinor: bigint | null, leftMinor: bigint,
): boolean {
  return mode === 'keep' || thresholdMinor === null || leftMinor >= thresholdMinor;
}
