/** What others than sales cost 权益成本: a redeemed reward, a coupon, a benefit that was used. */
export const COST_CAUSES = ['reward', 'coupon', 'benefit'] as const;
export type CostCause = (typeof COST_CAUSES)[number];

/** What one payer has sold and spent in a region within the trailing days, in the programme's minor units. */
export interface Spent {
  /** After returns; below zero where more came back than was sold. */
  readonly salesMinor: bigint;
  /** Points at issue, what was used and what is reserved. */
  readonly costMinor: bigint;
  /** What two people have allowed beyond the cap for now. */
  readonly allowedMinor: bigint;
  /** What a region that is new may spend at least, whatever it has sold; zero elsewhere. */
  readonly floorMinor?: bigint;
}

/**
 * What it may still spend; zero where nothing. Example: a region that is new has sold 10,000 (300 at 300 bp) and may
 * spend 5,000 by the policy: 5,000 are left, not 300.
 */
export function remainingOf({ salesMinor, costMinor, allowedMinor, floorMinor = 0n }: Spent, capBps: number): bigint {
  const sales = salesMinor > 0n ? salesMinor : 0n;
  const share = (sales * BigInt(capBps)) / 10_000n;
  const left = (share > floorMinor ? share : floorMinor) + allowedMinor - costMinor;
  return left > 0n ? left : 0n;
}

/**
 * Whether something of free will may still be given (domain.md 3.9): (cost + add) × 10,000 ≤ sales × cap, beside what
 * two people have allowed. What is contractual is not asked.
 * Example: sales 1,200,000,000, cost 29,950,000, cap 300: 6,100,000 would be 301 bp, 6,050,000 is left and fits.
 */
export function fits(spent: Spent, addMinor: bigint, capBps: number): boolean {
  return addMinor <= remainingOf(spent, capBps);
}

/**
 * Cost in bp of sales, rounded up, for a cap that is passed by a cent is passed. Null without sales.
 * Examples: 29,950,000 of 1,200,000,000 → 250; 36,050,000 → 301; 36,000,000 → 300.
 */
export function costBpsOf({ salesMinor, costMinor }: Pick<Spent, 'salesMinor' | 'costMinor'>): number | null {
  if (salesMinor <= 0n) return null;
  if (costMinor <= 0n) return 0;
  const bps = (costMinor * 10_000n + salesMinor - 1n) / salesMinor;
  return bps > MOST_BPS ? Number(MOST_BPS) : Number(bps);
}

/** So that it stays a number of the graph, whatever little was sold. */
const MOST_BPS = 1_000_000_000n;

export type GaugeState = 'quiet' | 'alert' | 'over';

/** From the alert on head office looks; above the cap nothing of free will is given. Cost without sales is over. */
export function gaugeState(
  spent: Pick<Spent, 'salesMinor' | 'costMinor'>, rules: { costAlertBps: number; costCapBps: number },
): GaugeState {
  const bps = costBpsOf(spent);
  if (bps === null) return spent.costMinor > 0n ? 'over' : 'quiet';
  if (bps > rules.costCapBps) return 'over';
  return bps >= rules.costAlertBps ? 'alert' : 'quiet';
}
