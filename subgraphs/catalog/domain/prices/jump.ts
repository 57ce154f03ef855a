/**
 * Prices and rates that come from outside may be typing errors, so one that jumps further than the
 * limit waits for a person. Compared exactly by cross products; shown in basis points with ceil.
 *
 * Example: 95,000 → 99,750 is 500 bp and passes a limit of 500; 99,751 is shown as 501 and is held.
 * From 0.007 to 999,999.999 it would be more than an Int says: shown as the largest Int.
 */
const LARGEST_SHOWN_BPS = 2_147_483_647n;

export function jumpsOver(former: bigint, next: bigint, limitBps: number): boolean {
  return distance(former, next) * 10_000n > former * BigInt(limitBps);
}

export function jumpBps(former: bigint, next: bigint): number {
  if (former === 0n) return next === 0n ? 0 : 1_000_000;
  const bps = (distance(former, next) * 10_000n + former - 1n) / former;
  return Number(bps < LARGEST_SHOWN_BPS ? bps : LARGEST_SHOWN_BPS);
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}
