import type { MarginClass } from '../../contracts/words.ts';

/**
 * Points-cash per order (domain.md 3.8): at most 10 % of the eligible amount (after line and order
 * discounts), class D takes none, and the share of a class C line at most its labour fee; a class C
 * line without a labour fee takes none, and so the order takes none.
 *
 * Examples: eligible 1,205,647 → 120,564; a class C line of it with labour 42,560 → 42,560.
 */
export const POINTS_CASH_BPS = 1_000n;

export interface PointsCashLine {
  readonly marginClass: MarginClass;
  /** Amount after line discount: what shares are in proportion to. */
  readonly goodsMinor: bigint;
  /** Amount after line and order discounts: what the 10 % are of. */
  readonly payableMinor: bigint;
  readonly labourMinor: bigint | null;
}

export function takesPointsCash(marginClass: MarginClass): boolean {
  return marginClass !== 'D';
}

export function pointsCashLimit(lines: readonly PointsCashLine[]): bigint {
  const eligible = lines.filter((line) => takesPointsCash(line.marginClass) && line.goodsMinor > 0n);
  const payable = eligible.reduce((sum, line) => sum + line.payableMinor, 0n);
  const weight = eligible.reduce((sum, line) => sum + line.goodsMinor, 0n);
  let limit = (payable * POINTS_CASH_BPS) / 10_000n;
  for (const line of eligible) {
    if (line.marginClass !== 'C') continue;
    // The whole whose proportional share of this line is just its labour fee.
    const byLabour = ((line.labourMinor ?? 0n) * weight) / line.goodsMinor;
    if (byLabour < limit) limit = byLabour;
  }
  return limit > 0n ? limit : 0n;
}
