import { floorRatio } from '../../../kernel/money.ts';

/**
 * Margin 毛利 of what was sold is what customers kept of it (net: base less what came back, so without anybody's
 * subsidy) less its cost at payment. Only lines whose cost is known have one; the others are counted beside it and
 * never as if they had cost nothing. Example: a ring of 8,999.00 that cost 4,300.00 and a bar of 26,800.00 whose cost
 * nobody told: net 35,799.00, margin 4,699.00 of 8,999.00 = 5,221 bp, one line without a known cost.
 */
export interface MarginSums {
  readonly lines: bigint;
  readonly pieces: bigint;
  readonly netMinor: bigint;
  /** The same of lines whose cost is known, and that cost. */
  readonly knownLines: bigint;
  readonly knownPieces: bigint;
  readonly knownNetMinor: bigint;
  readonly costMinor: bigint;
}

/** A share of less than −10,000 % says no more than that. */
export const LEAST_BPS = -1_000_000;

export function marginMinor({ knownNetMinor, costMinor }: MarginSums): bigint {
  return knownNetMinor - costMinor;
}

/** Of the net sales whose cost is known, in basis points, floor; null where there are none. */
export function marginBps(sums: MarginSums): number | null {
  if (sums.knownNetMinor <= 0n) return null;
  const bps = floorRatio(marginMinor(sums), 10_000n, sums.knownNetMinor);
  return bps < LEAST_BPS ? LEAST_BPS : Number(bps);
}

/** What part of a total it is, basis points, floor; null where the total is nothing or a loss, or it is itself. */
export function shareBps(part: bigint, total: bigint): number | null {
  return total <= 0n || part < 0n || part > total ? null : Number(floorRatio(part, 10_000n, total));
}
