/**
 * Trade-in 以旧换新, from the assay to what is due (domain.md section 4):
 *
 *     fine   = floor(gross × purity / 10,000)
 *     after  = floor(fine × (10,000 − loss bp) / 10,000)
 *     credit = floor(after × (price − depreciation per gram) / 1000)
 *     due    = gold of the new piece + labour − credit, never below zero
 *
 * A policy may demand that the new piece outweighs, or outvalues, the old by a share.
 *
 * Example: 12,350 mg at 9,900, loss 1 %, buy-back 78,000 → 12,226 → 12,103 → 944,034; a new piece of
 * 15,200 mg at 101,200 with labour 42,560 → due 636,766.
 */
export interface TradeInPolicy {
  readonly lossBps: bigint;
  readonly depreciationPerGramMinor: bigint;
  /** The new piece must exceed the old by this share; null where nothing is demanded. */
  readonly minIncrease: { readonly by: 'weight' | 'value'; readonly bps: bigint } | null;
}

export interface AssayedGold {
  readonly grossMg: bigint;
  /** Parts per 10,000. */
  readonly purity: bigint;
  /** Buy-back or today's price per gram, as the policy says. */
  readonly creditPriceMinor: bigint;
}

export interface NewPiece {
  readonly goldWeightMg: bigint;
  readonly boardPriceMinor: bigint;
  readonly labourMinor: bigint;
}

export interface TradeInCredit {
  readonly fineMg: bigint;
  readonly afterLossMg: bigint;
  readonly creditMinor: bigint;
}

export function creditOf(old: AssayedGold, policy: TradeInPolicy): TradeInCredit {
  const fineMg = (old.grossMg * old.purity) / 10_000n;
  const afterLossMg = (fineMg * (10_000n - policy.lossBps)) / 10_000n;
  const perGram = old.creditPriceMinor - policy.depreciationPerGramMinor;
  const creditMinor = perGram > 0n ? (afterLossMg * perGram) / 1000n : 0n;
  return { fineMg, afterLossMg, creditMinor };
}

export type TradeInOutcome =
  | (TradeInCredit & {
    readonly ok: true; readonly goldMinor: bigint; readonly dueMinor: bigint;
    /** What the credit exceeds the new piece by: paid as store credit, never lost. */
    readonly leftMinor: bigint;
  })
  | { readonly ok: false; readonly code: 'MIN_INCREASE' };

export function tradeIn(
  old: AssayedGold, piece: NewPiece, policy: TradeInPolicy,
): TradeInOutcome {
  const credit = creditOf(old, policy);
  const goldMinor = (piece.goldWeightMg * piece.boardPriceMinor) / 1000n;
  if (!increasesEnough(old, piece, goldMinor, credit.creditMinor, policy)) {
    return { ok: false, code: 'MIN_INCREASE' };
  }
  const difference = goldMinor + piece.labourMinor - credit.creditMinor;
  return {
    ok: true, ...credit, goldMinor,
    dueMinor: difference > 0n ? difference : 0n,
    leftMinor: difference < 0n ? -difference : 0n,
  };
}

function increasesEnough(
  old: AssayedGold, piece: NewPiece, goldMinor: bigint, creditMinor: bigint, policy: TradeInPolicy,
): boolean {
  if (!policy.minIncrease) return true;
  const { by, bps } = policy.minIncrease;
  const [before, after] = by === 'weight'
    ? [old.grossMg, piece.goldWeightMg] : [creditMinor, goldMinor];
  return after * 10_000n >= before * (10_000n + bps);
}
