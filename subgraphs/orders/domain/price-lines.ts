import { splitByLargestRemainder, takeFrom, weightsOf } from '../../kernel/money.ts';
import { pointsCashLimit, takesPointsCash, type PointsCash } from './points-cash.ts';

/**
 * Base of a line: line amount − line discount − shares of order discounts, points-cash and trade-in
 * credit (domain.md 3.1). Reductions of the order are applied one after the other (9.3): its discounts as
 * they were sent, points-cash, trade-in credit. Each is split over what the earlier ones have left of its
 * eligible lines, in proportion, by largest remainder, ties by line order: a fully discounted line takes
 * no more and stands in nobody's way. Shipping and fees never count; no base goes below zero.
 *
 * Example: ring A 899,900; bracelet C 1,234,567; bar D 2,680,000; coupon 50,000 on the first two →
 * shares 21,080 and 28,920, bases 878,820, 1,205,647 and 2,680,000. Ring 899,900, gift 9,900 with a coupon of
 * 9,900 on it, trade-in 100,000 → bases 799,900 and 0.
 */
export interface LineToPrice {
  readonly amountMinor: bigint;
  readonly discountMinor: bigint;
  /** What points may pay of it: of its class. */
  readonly pointsCash: PointsCash;
  /** Labour fee of the whole line in the order's currency; null when it has none. */
  readonly labourMinor: bigint | null;
}

export interface OrderReductions {
  /** The most that points may pay of the eligible amount, in basis points. */
  readonly pointsCashBps: number;
  readonly discounts: readonly {
    readonly amountMinor: bigint;
    /** Line indexes; null means all lines. */
    readonly eligibleLines: readonly number[] | null;
  }[];
  readonly pointsCash: { readonly amountMinor: bigint; readonly points: bigint } | null;
  readonly tradeInMinor: bigint;
}

export interface LineShares {
  readonly orderDiscountMinor: bigint;
  readonly pointsCashMinor: bigint;
  readonly pointsSpent: bigint;
  readonly tradeInMinor: bigint;
  readonly baseMinor: bigint;
}

export type Pricing =
  | { readonly ok: true; readonly lines: readonly LineShares[] }
  | {
    readonly ok: false;
    readonly code: 'REDUCTION_TOO_LARGE' | 'POINTS_CASH_LIMIT';
    readonly path: readonly string[];
    /** The largest amount that would have been taken. */
    readonly limitMinor: bigint;
  };

export function priceLines(lines: readonly LineToPrice[], reductions: OrderReductions): Pricing {
  const left = lines.map((line) => line.amountMinor - line.discountMinor);
  const tooDeep = left.findIndex((amount) => amount < 0n);
  if (tooDeep >= 0) {
    return tooLarge(['lines', String(tooDeep), 'lineDiscount'], lines[tooDeep]!.amountMinor);
  }
  const discounts = left.map(() => 0n);
  for (const [index, discount] of reductions.discounts.entries()) {
    const eligible = discount.eligibleLines;
    const taken = takeFrom(left, discount.amountMinor, (line) => !eligible || eligible.includes(line));
    if (!taken.ok) return tooLarge(['orderDiscounts', String(index), 'amount'], taken.limitMinor);
    taken.shares.forEach((share, line) => { discounts[line] = discounts[line]! + share; });
  }
  return sharePointsAndTradeIn(lines, left, discounts, reductions);
}

function sharePointsAndTradeIn(
  lines: readonly LineToPrice[], left: bigint[], discounts: readonly bigint[],
  { pointsCash, pointsCashBps, tradeInMinor }: OrderReductions,
): Pricing {
  if (pointsCash) {
    const limitMinor = pointsCashLimit(lines.map((line, index) => ({
      pointsCash: line.pointsCash, labourMinor: line.labourMinor, payableMinor: left[index]!,
    })), pointsCashBps);
    if (pointsCash.amountMinor > limitMinor) {
      return { ok: false, code: 'POINTS_CASH_LIMIT', path: ['pointsHold', 'amount'], limitMinor };
    }
  }
  const takesPoints = (line: number) => takesPointsCash(lines[line]!.pointsCash);
  const points = splitByLargestRemainder(pointsCash?.points ?? 0n, weightsOf(left, takesPoints));
  const cash = takeFrom(left, pointsCash?.amountMinor ?? 0n, takesPoints);
  if (!cash.ok) return tooLarge(['pointsHold', 'amount'], cash.limitMinor);
  const tradeIn = takeFrom(left, tradeInMinor, () => true);
  if (!tradeIn.ok) return tooLarge(['tradeInCredit'], tradeIn.limitMinor);
  return {
    ok: true,
    lines: left.map((baseMinor, line) => ({
      orderDiscountMinor: discounts[line]!, pointsCashMinor: cash.shares[line]!,
      pointsSpent: points[line]!, tradeInMinor: tradeIn.shares[line]!, baseMinor,
    })),
  };
}

function tooLarge(path: readonly string[], limitMinor: bigint): Pricing {
  return { ok: false, code: 'REDUCTION_TOO_LARGE', path, limitMinor };
}
