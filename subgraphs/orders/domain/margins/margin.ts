import { floorRatio } from '../../../kernel/money.ts';

/** A line as it was sold, and what came back of it. */
export interface SoldLine {
  readonly quantity: number;
  readonly returnedQuantity: number;
  readonly baseMinor: bigint;
  readonly returnedBaseMinor: bigint;
  readonly tradeInMinor: bigint;
}

/**
 * What a line was sold for: net of reductions and of points, before what is paid with old gold, for which the house
 * has the gold. Example: a bracelet of 15,808.00 paid with old gold of 9,440.34 has a base of 6,367.66; it was sold
 * for 15,808.00, and at a cost of 15,000.00 its margin is 808.00.
 */
export function soldMinor({ baseMinor, tradeInMinor }: Pick<SoldLine, 'baseMinor' | 'tradeInMinor'>): bigint {
  return baseMinor + tradeInMinor;
}

/**
 * The same of what customers kept: less the base that came back, and of the credit the part of each piece that came
 * back, floor, since it is given back with the piece; money that is given back without a piece takes no credit along.
 */
export function keptMinor(line: SoldLine): bigint {
  const { quantity, returnedQuantity, returnedBaseMinor, tradeInMinor } = line;
  return soldMinor(line) - returnedBaseMinor - (tradeInMinor * BigInt(returnedQuantity)) / BigInt(quantity);
}

/**
 * Margin 毛利 of what was sold is what customers kept of it (net: `keptMinor`, so without anybody's subsidy) less its
 * cost at payment. Only lines whose cost is known have one; the others are counted beside it and never as if they had
 * cost nothing. Example: a ring of 8,999.00 that cost 4,300.00 and a bar of 26,800.00 whose cost nobody told: net
 * 35,799.00, margin 4,699.00 of 8,999.00 = 5,221 bp, one line without a known cost.
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
