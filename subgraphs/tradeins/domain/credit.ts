/**
 * Trade-in 以旧换新, from the assay to its credit (domain.md section 4):
 *
 *     fine   = floor(gross × purity / 10,000)
 *     after  = floor(fine × (10,000 − loss bp) / 10,000)
 *     credit = floor(after × (price − depreciation per gram) / 1000)
 *
 * A way may demand that the new gold outweighs, or outvalues, the old by a share.
 *
 * Example: 12,350 mg at 9,900, loss 1 %, buy-back 78,000 → 12,226 → 12,103 → 944,034; a new piece of 15,200 mg at
 * 101,200 (1,538,240) with labour 42,560 → due 636,766.
 */
export interface CreditTerms {
  readonly lossBps: bigint;
  readonly depreciationPerGramMinor: bigint;
}

export interface AssayedGold {
  readonly grossMg: bigint;
  /** Parts per 10,000. */
  readonly purity: bigint;
  /** Buy-back or today's price per gram, as the way says. */
  readonly creditPriceMinor: bigint;
}

export interface TradeInCredit {
  readonly fineMg: bigint;
  readonly afterLossMg: bigint;
  readonly creditMinor: bigint;
}

export function creditOf(old: AssayedGold, terms: CreditTerms): TradeInCredit {
  const fineMg = (old.grossMg * old.purity) / 10_000n;
  const afterLossMg = (fineMg * (10_000n - terms.lossBps)) / 10_000n;
  const perGram = old.creditPriceMinor - terms.depreciationPerGramMinor;
  const creditMinor = perGram > 0n ? (afterLossMg * perGram) / 1000n : 0n;
  return { fineMg, afterLossMg, creditMinor };
}

/** What the new gold must exceed the old by; null where nothing is demanded. */
export interface Increase { readonly by: 'weight' | 'value'; readonly bps: bigint }

export interface OldGold {
  readonly grossMg: bigint;
  readonly creditMinor: bigint;
  readonly increase: Increase | null;
}

/**
 * Whether the new gold, in mg and in money, exceeds all old gold whose way demands it. Example: 10,000 mg old and a
 * quarter more: 12,499 mg are not enough, 12,500 are; two such pieces want 25,000.
 */
export function increasesEnough(
  olds: readonly OldGold[], piece: { readonly goldWeightMg: bigint; readonly goldMinor: bigint },
): boolean {
  const wanted = (by: Increase['by'], of: (old: OldGold) => bigint): bigint =>
    olds.reduce((sum, old) => sum + (old.increase?.by === by ? of(old) * (10_000n + old.increase.bps) : 0n), 0n);
  return piece.goldWeightMg * 10_000n >= wanted('weight', ({ grossMg }) => grossMg)
    && piece.goldMinor * 10_000n >= wanted('value', ({ creditMinor }) => creditMinor);
}
