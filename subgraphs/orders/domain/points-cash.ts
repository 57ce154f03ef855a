/**
 * Points-cash per order (domain.md 3.8): at most a share (10 % by default) of the eligible amount (after
 * line and order discounts). The class of a line says what points may pay of it: `none` (investment gold),
 * or `labour`: its share is at most its labour fee (gold by weight); such a line without a labour fee takes
 * none, and so the order takes none.
 *
 * Examples: eligible 1,205,647 at 1,000 bp → 120,564; a `labour` line of it with labour 42,560 → 42,560.
 */
export type PointsCash = 'percent' | 'labour' | 'none';

export interface PointsCashLine {
  readonly pointsCash: PointsCash;
  /** What line and order discounts have left of it: what the limit is a share of, and shares in proportion to. */
  readonly payableMinor: bigint;
  readonly labourMinor: bigint | null;
}

export function takesPointsCash(pointsCash: PointsCash): boolean {
  return pointsCash !== 'none';
}

export function pointsCashLimit(
  lines: readonly PointsCashLine[], pointsCashBps: number,
): bigint {
  const eligible = lines.filter((line) => takesPointsCash(line.pointsCash) && line.payableMinor > 0n);
  const payable = eligible.reduce((sum, line) => sum + line.payableMinor, 0n);
  let limit = (payable * BigInt(pointsCashBps)) / 10_000n;
  for (const line of eligible) {
    if (line.pointsCash !== 'labour') continue;
    // The whole whose proportional share of this line is just its labour fee.
    const byLabour = ((line.labourMinor ?? 0n) * payable) / line.payableMinor;
    if (byLabour < limit) limit = byLabour;
  }
  return limit > 0n ? limit : 0n;
}
