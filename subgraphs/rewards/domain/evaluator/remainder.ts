import { evaluate, type CouponToEvaluate } from './evaluate.ts';
import { least, sum, type LineToEvaluate } from './reductions.ts';

/**
 * A part of an order comes back. The share of a coupon in what comes back goes with it. A coupon whose offer asks again
 * (`recheck`) keeps the share of what remains only where the evaluator finds its threshold reached by that alone; if
 * not, that share is withheld from the refund. Nothing is withheld that the sale did not take off, and nothing where
 * nothing remains. All is told of what remains in the end, however many returns made it so.
 *
 * Example: ring A 899,900 and bracelet C 1,234,567, 满10000减500 split as 21,165 and 28,835, labour −8,512. The ring
 * comes back: 1,226,055 ≥ 1,000,000 still holds, nothing is withheld. The bracelet comes back: 899,900 < 1,000,000, the
 * 21,165 on the ring are withheld: refund 1,197,220 − 21,165 = 1,176,055, and the ring was paid whole. The same where
 * no piece but the amount 1,197,220 comes back for the bracelet.
 *
 * What a bundle took off what remains is withheld by whoever sold it: then it counts for a threshold. Ring and chain in
 * a bundle, the ring 899,900 − 101,827: the chain comes back, a threshold of 850,000 sees 899,900.
 */
export interface SoldLine extends LineToEvaluate {
  /** Pieces that stay sold, of `quantity`. */
  readonly remaining: number;
  /** What was paid for it, and what of that is not paid back. */
  readonly baseMinor: bigint;
  readonly remainingBaseMinor: bigint;
  /** What the sale itself took off the line, by whatever it was. */
  readonly reducedMinor: bigint;
  /** What its bundle took off the line, where what remains is paid without that; absent of all others. */
  readonly restoredMinor?: bigint;
}

export interface CouponOfSale extends CouponToEvaluate {
  readonly asksAgain: boolean;
}

export interface CouponAtReturn {
  readonly id: string;
  /** Whether its threshold is reached by what remains, or is not asked again. */
  readonly holds: boolean;
  /** What it took off the sale, and the share of that in what remains. */
  readonly savedMinor: bigint;
  readonly remainingMinor: bigint;
  readonly withheldMinor: bigint;
}

export interface AfterReturn {
  readonly coupons: readonly CouponAtReturn[];
  readonly withheldMinor: bigint;
}

export function couponsAfterReturn(
  currency: string, lines: readonly SoldLine[], coupons: readonly CouponOfSale[],
): AfterReturn {
  const sale = { currency, pointsCashMinor: 0n, tradeInMinor: 0n };
  const left = lines.filter(isLeft);
  const sold = evaluate({ ...sale, lines }, coupons.map(unbarred));
  const remains = evaluate({ ...sale, lines: left.map(remainderOf) }, coupons.map((coupon) => (
    coupon.asksAgain ? unbarred(coupon) : withoutThreshold(coupon))));
  const missed = new Set(remains.coupons.flatMap((one) => (!one.applied && one.code === 'THRESHOLD' ? one.id : [])));
  let open = sum(left.map((line) => shareLeft(line.reducedMinor, line)));
  const outcomes = sold.coupons.flatMap((one): CouponAtReturn[] => {
    if (!one.applied) return [];
    const remainingMinor = sum(lines.map((line, index) => shareLeft(one.shares[index]!, line)));
    const holds = left.length === 0 || !missed.has(one.id);
    const withheldMinor = holds ? 0n : least(remainingMinor, open);
    open -= withheldMinor;
    return [{ id: one.id, holds, savedMinor: one.savedMinor, remainingMinor, withheldMinor }];
  });
  return { coupons: outcomes, withheldMinor: sum(outcomes.map((one) => one.withheldMinor)) };
}

/** A sale that was made had its coupons, whatever would bar them by now. */
function unbarred(coupon: CouponOfSale): CouponToEvaluate {
  return { ...coupon, barred: null };
}

function withoutThreshold(coupon: CouponOfSale): CouponToEvaluate {
  return { ...unbarred(coupon), reduction: { ...coupon.reduction, thresholdMinor: null } };
}

/** Of what cost nothing pieces alone say it. */
function isLeft({ remaining, baseMinor, remainingBaseMinor }: SoldLine): boolean {
  return remaining > 0 && (baseMinor === 0n || remainingBaseMinor > 0n);
}

function remainderOf(line: SoldLine): LineToEvaluate {
  const part = (minor: bigint) => {
    const byPieces = minor * BigInt(line.remaining) / BigInt(line.quantity);
    return line.baseMinor === 0n ? byPieces : least(byPieces, minor * line.remainingBaseMinor / line.baseMinor);
  };
  return {
    ...line, quantity: line.remaining, amountMinor: part(line.amountMinor + (line.restoredMinor ?? 0n)),
    labourMinor: line.labourMinor === null ? null : part(line.labourMinor),
  };
}

/** As the line's base: what comes back is in proportion to pieces or to base, floor; the rest stays. */
function shareLeft(minor: bigint, { quantity, remaining, baseMinor, remainingBaseMinor }: SoldLine): bigint {
  const byPieces = minor - minor * BigInt(quantity - remaining) / BigInt(quantity);
  return baseMinor === 0n ? byPieces
    : least(byPieces, minor - minor * (baseMinor - remainingBaseMinor) / baseMinor);
}
