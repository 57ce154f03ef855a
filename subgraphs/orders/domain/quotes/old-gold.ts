import type { PointsCash } from '../points-cash.ts';

/**
 * What old gold and store credit pay of a sale. Old gold pays what it was offered at, and no more than what is to be
 * paid; nothing of the labour where its way says that labour is paid besides. What it exceeds the sale by stays the
 * member's store credit, at what tradeins says it is worth without a sale. Store credit is asked for by amount: too
 * much of it is refused with what might be.
 *
 * Example: 944,034 of old gold for 1,538,240 with labour 42,560 → 636,766 are due. For a ring of 500,000 with labour
 * 40,000 that is paid besides it pays 460,000.
 */
export interface CreditAsked {
  readonly offeredMinor: bigint;
  readonly storeCreditMinor: bigint;
  readonly paysLabour: boolean;
}

export type CreditTaken =
  | { readonly ok: true; readonly takenMinor: bigint }
  | { readonly ok: false; readonly limitMinor: bigint };

/** `payableMinor`: what coupons and points leave; `labourMinor`: what they leave of the labour of all its lines. */
export function takenBySale(
  { offeredMinor, storeCreditMinor, paysLabour }: CreditAsked,
  { payableMinor, labourMinor }: { readonly payableMinor: bigint; readonly labourMinor: bigint },
): CreditTaken {
  const most = paysLabour ? payableMinor : payableMinor - labourMinor;
  const oldMinor = offeredMinor < most ? offeredMinor : most > 0n ? most : 0n;
  const leftMinor = payableMinor - oldMinor;
  return storeCreditMinor > leftMinor ? { ok: false, limitMinor: leftMinor }
    : { ok: true, takenMinor: oldMinor + storeCreditMinor };
}

/**
 * What reductions and points leave of a line's labour: what is off the labour fee by itself is off it, and points pay
 * labour where they may pay nothing else; whatever else comes off is the goods', as far as they go.
 *
 * Example (domain.md 9.3): labour 42,560 of 1,234,567, 工费8折 takes 8,512 → 34,048 is left, and old gold whose way has
 * labour paid besides pays 1,192,007.
 */
export function labourLeft(line: {
  readonly labourMinor: bigint | null; readonly labourReductionMinor: bigint;
  readonly pointsCash: PointsCash; readonly pointsCashMinor: bigint; readonly payableMinor: bigint;
}): bigint {
  const byPoints = line.pointsCash === 'labour' ? line.pointsCashMinor : 0n;
  const left = (line.labourMinor ?? 0n) - line.labourReductionMinor - byPoints;
  const most = left < line.payableMinor ? left : line.payableMinor;
  return most > 0n ? most : 0n;
}

/** The gold of one line: by the scale, and what it costs; a fixed price is its gold's worth. */
export function goldOfLine(
  { goldWeightMg, boardMinor, unitPriceMinor, knownWeightMg, quantity }: {
    readonly goldWeightMg: bigint | null; readonly boardMinor: bigint | null; readonly unitPriceMinor: bigint;
    readonly knownWeightMg: bigint; readonly quantity: number;
  },
): { readonly weightMg: bigint; readonly minor: bigint } {
  const count = BigInt(quantity);
  return {
    weightMg: (goldWeightMg ?? knownWeightMg) * count,
    minor: (goldWeightMg !== null
      && boardMinor !== null ? (goldWeightMg * boardMinor) / 1000n : unitPriceMinor) * count,
  };
}
