import type { MarginClass } from '../../contracts/words.ts';

/**
 * Points-cash per order (domain.md 3.8): at most a share (10 % by default) of the eligible amount (after
 * line and order discounts), class D takes none, and the share of a class C line at most its labour fee;
 * a class C line without a labour fee takes none, and so the order takes none.
 *
 * Examples: eligible 1,205,647 at 1,000 bp → 120,564; a class C line of it with labour 42,560 → 42,560.
 */

export interface PointsCashLine {
  readonly marginClass: MarginClass;
  /** What line and order discounts have left of it: what the limit is a share of, and shares in proportion to. */
  readonly payableMinor: bigint;
  readonly labourMinor: bigint | null;
}

export function takesPointsCash(marginClass: MarginClass): boolean {
  return marginClass !== 'D';
}

export function pointsCashLimit(
  lines: readonly PointsCashLine[], pointsCashBps: number,
): bigint {
  const eligible = lines.filter((line) => takesPointsCash(line.marginClass) && line.payableMinor > 0n);
  const payable = eligible.reduce((sum, line) => sum + line.payableMinor, 0n);
  let limit = (payable * BigInt(pointsCashBps)) / 10_000n;
  for (const line of eligible) {
    if (line.marginClass !== 'C') continue;
    // The whole whose proportional share of this line is just its labour fee.
    const byLabour = ((line.labourMinor ?? 0n) * payable) / line.payableMinor;
    if (byLabour < limit) limit = byLabour;
  }
  return limit > 0n ? limit : 0n;
}
