/**
 * What one piece costs at the counter (domain.md section 4): its fixed price 一口价, or
 * `floor(weight_mg × board / 1000) + labour + stones` by the board of the minute and the weight on the scale. Labour
 * by the gram follows that weight, floor. A price is never guessed: without a board or a weight there is none.
 *
 * Examples: 15,200 mg at 101,200 fen a gram is 1,538,240, with labour 42,560: 1,580,800. 4,250 mg at 101,200 with
 * labour of 3,000 a gram: 430,100 + 12,750 = 442,850. A weight of zero: `WEIGHT_UNKNOWN`.
 */
export interface PieceFacts {
  readonly pricing: 'fixed' | 'by_weight';
  readonly fixedMinor: bigint | null;
  /** As the catalog knows it. */
  readonly goldWeightMg: bigint;
  readonly labourMinor: bigint;
  readonly labourPerGram: boolean;
  readonly stonesMinor: bigint;
  /** A gram on the board of the outlet's region; null while the board has none. */
  readonly boardMinor: bigint | null;
}

export interface PricedPiece {
  readonly unitPriceMinor: bigint;
  readonly goldMinor: bigint;
  /** Null of a fixed price, which includes it. */
  readonly labourMinor: bigint | null;
  readonly stonesMinor: bigint;
  readonly goldWeightMg: bigint | null;
  readonly boardMinor: bigint | null;
}

export type NoPrice = 'NO_PRICE' | 'WEIGHT_UNKNOWN';

/** `weighedMg`: what the scale says; null: what the catalog knows. */
export function priceOfPiece(facts: PieceFacts, weighedMg: bigint | null): PricedPiece | NoPrice {
  if (facts.pricing === 'fixed') {
    return facts.fixedMinor === null ? 'NO_PRICE' : {
      unitPriceMinor: facts.fixedMinor, goldMinor: 0n, labourMinor: null, stonesMinor: 0n,
      goldWeightMg: null, boardMinor: null };
  }
  const goldWeightMg = weighedMg ?? facts.goldWeightMg;
  if (goldWeightMg <= 0n) return 'WEIGHT_UNKNOWN';
  if (facts.boardMinor === null) return 'NO_PRICE';
  const goldMinor = (goldWeightMg * facts.boardMinor) / 1000n;
  const labourMinor = facts.labourPerGram ? (goldWeightMg * facts.labourMinor) / 1000n : facts.labourMinor;
  return {
    unitPriceMinor: goldMinor + labourMinor + facts.stonesMinor, goldMinor, labourMinor,
    stonesMinor: facts.stonesMinor, goldWeightMg, boardMinor: facts.boardMinor,
  };
}
