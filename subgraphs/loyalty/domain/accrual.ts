import type { MarginClass, Tier } from '../../contracts/words.ts';
import { convertMinor, floorRatio, splitByLargestRemainder } from '../../kernel/money.ts';
import type { Policy, Ratio } from './policy.ts';
import { bonusPercentOf, ratesOf } from './tiers/tier-list.ts';

/** What one line earned and by which numbers: kept for ever (domain.md 3.1 rule 5). */
export interface LineEarning {
  readonly marginClass: MarginClass;
  readonly rate: Ratio;
  readonly growthRate: Ratio;
  /** In the programme's currency. */
  readonly homeBase: bigint;
  readonly points: bigint;
  readonly bonus: bigint;
  readonly growth: bigint;
}

export interface SaleLine {
  readonly marginClass: MarginClass;
  readonly base: bigint;
}

export interface FxRate {
  readonly tableId: string;
  /** Decimal string with at most 12 places. */
  readonly rate: string;
  readonly from: string;
  readonly to: string;
}

/** Points and growth of one base; floor. Example: 878,820 of class A is 10,545 points. */
export function earned(base: bigint, [num, den]: Ratio): bigint {
  return base <= 0n ? 0n : floorRatio(base, BigInt(num), BigInt(den));
}

/** floor(points × percent / 100). Example: 10,545 at 20 % is 2,109. */
export function bonusOf(points: bigint, percent: number): bigint {
  return floorRatio(points, BigInt(percent), 100n);
}

/**
 * An order's bases in the programme's currency: the total is converted once, half-up, then split by
 * largest remainder (domain.md 3.7). Example: 888,800 HK cents at 0.9221 is 819,562 fen (from 819,562.48).
 */
export function convertBases(bases: readonly bigint[], fx: FxRate | null): bigint[] {
  if (!fx) return [...bases];
  const total = bases.reduce((sum, base) => sum + base, 0n);
  return splitByLargestRemainder(convertMinor(total, fx.rate, fx.from, fx.to), bases);
}

/**
 * What an order earns (domain.md 3.1 and 3.2): floor per line, no order-level floor, the tier's bonus per
 * line. Example: ring A 878,820, bracelet C 1,205,647, bar D 2,680,000 earn 10,545 + 4,822 + 0 points,
 * 28,228 growth, and at gold 2,109 + 964 bonus.
 */
export function earningsOf(
  lines: readonly SaleLine[], policy: Policy, tier: Tier, fx: FxRate | null,
): LineEarning[] {
  const bases = convertBases(lines.map((line) => line.base), fx);
  const percent = bonusPercentOf(tier, policy.rules);
  return lines.map(({ marginClass }, index) => {
    const { points: rate, growth: growthRate } = ratesOf(marginClass, policy.rules);
    const homeBase = bases[index]!;
    const points = earned(homeBase, rate);
    return {
      marginClass, rate, growthRate, homeBase, points,
      bonus: bonusOf(points, percent), growth: earned(homeBase, growthRate),
    };
  });
}
