import type { LabourBasis, Pricing } from '../words.ts';

/**
 * What an item costs the customer: fixed (一口价), or by weight at the board of the day:
 * `floor(weight_mg × board_price / 1000) + labour + stones`.
 *
 * Example: 4,250 mg at 101,200 fen a gram is 430,100, labour 12,750 (3,000 a gram): 442,850.
 */
export interface PricedItem {
  readonly pricing: Pricing;
  readonly goldWeightMg: bigint;
  readonly fixedPriceMinor: bigint | null;
  readonly labourMinor: bigint;
  readonly labourBasis: LabourBasis;
  readonly stonePriceMinor: bigint;
  readonly currency: string;
}

export interface BoardPrice {
  readonly retailMinor: bigint;
  readonly currency: string;
}

export interface PriceParts {
  readonly totalMinor: bigint;
  readonly goldMinor: bigint;
  readonly labourMinor: bigint;
  readonly stonesMinor: bigint;
}

/** Labour 工费 of one piece; per gram it follows the gold weight, floor. */
export function labourOfPiece(
  item: Pick<PricedItem, 'labourMinor' | 'labourBasis' | 'goldWeightMg'>,
): bigint {
  return item.labourBasis === 'piece'
    ? item.labourMinor
    : (item.goldWeightMg * item.labourMinor) / 1000n;
}

export function goldValue(weightMg: bigint, pricePerGramMinor: bigint): bigint {
  return (weightMg * pricePerGramMinor) / 1000n;
}

/**
 * Null when a by-weight item has no board price in its own currency: a price is never guessed. In a
 * fixed price everything is included, so its parts are not told apart.
 */
export function priceItem(item: PricedItem, board: BoardPrice | null): PriceParts | null {
  if (item.pricing === 'fixed') {
    if (item.fixedPriceMinor === null) return null;
    return { totalMinor: item.fixedPriceMinor, goldMinor: 0n, labourMinor: 0n, stonesMinor: 0n };
  }
  if (!board || board.currency !== item.currency) return null;
  const goldMinor = goldValue(item.goldWeightMg, board.retailMinor);
  const labourMinor = labourOfPiece(item);
  const stonesMinor = item.stonePriceMinor;
  return { totalMinor: goldMinor + labourMinor + stonesMinor, goldMinor, labourMinor, stonesMinor };
}

/** Gross margin of a price over its cost in basis points, floor; null for a price of nothing. */
export function marginBps(priceMinor: bigint, costMinor: bigint): number | null {
  if (priceMinor <= 0n) return null;
  return Number(((priceMinor - costMinor) * 10_000n) / priceMinor);
}
