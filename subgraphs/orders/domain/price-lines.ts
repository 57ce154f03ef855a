import { splitByLargestRemainder } from '../../kernel/money.ts';
import type { MarginClass } from '../../contracts/words.ts';
import { pointsCashLimit, takesPointsCash } from './points-cash.ts';

/**
 * Base of a line: line amount − line discount − shares of order discounts, points-cash and trade-in
 * credit (domain.md 3.1). Order-level reductions are split over the eligible lines in proportion to
 * their amount after line discount, by largest remainder, ties by line order. Shipping and fees never
 * count; no base goes below zero.
 *
 * Example: ring A 899,900; bracelet C 1,234,567; bar D 2,680,000; coupon 50,000 on the first two →
 * shares 21,080 and 28,920, bases 878,820, 1,205,647 and 2,680,000.
 */
export interface LineToPrice {
  readonly amountMinor: bigint;
  readonly discountMinor: bigint;
  readonly marginClass: MarginClass;
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
  const goods = lines.map((line) => line.amountMinor - line.discountMinor);
  const tooDeep = goods.findIndex((amount) => amount < 0n);
  if (tooDeep >= 0) {
    return tooLarge(['lines', String(tooDeep), 'lineDiscount'], lines[tooDeep]!.amountMinor);
  }
  const discounts = goods.map(() => 0n);
  for (const [index, discount] of reductions.discounts.entries()) {
    const eligible = discount.eligibleLines;
    const weights = goods.map((amount, line) =>
      (eligible === null || eligible.includes(line) ? amount : 0n));
    const limit = sum(weights.map((weight, line) => (weight > 0n ? weight - discounts[line]! : 0n)));
    if (discount.amountMinor > limit) {
      return tooLarge(['orderDiscounts', String(index), 'amount'], limit);
    }
    const left = goods.map((amount, line) => amount - discounts[line]!);
    const shares = splitByLargestRemainder(discount.amountMinor, weights);
    if (shares.some((share, line) => share > left[line]!)) {
      return tooLarge(['orderDiscounts', String(index), 'amount'], largestThatFits(weights, left));
    }
    add(discounts, shares);
  }
  return sharePointsAndTradeIn(lines, goods, discounts, reductions);
}

function sharePointsAndTradeIn(
  lines: readonly LineToPrice[], goods: readonly bigint[], discounts: readonly bigint[],
  { pointsCash, pointsCashBps, tradeInMinor }: OrderReductions,
): Pricing {
  const weights = goods.map((amount, line) => (takesPointsCash(lines[line]!.marginClass) ? amount : 0n));
  if (pointsCash) {
    const limitMinor = pointsCashLimit(lines.map((line, index) => ({
      marginClass: line.marginClass, labourMinor: line.labourMinor, goodsMinor: goods[index]!,
      payableMinor: goods[index]! - discounts[index]!,
    })), pointsCashBps);
    if (pointsCash.amountMinor > limitMinor) {
      return { ok: false, code: 'POINTS_CASH_LIMIT', path: ['pointsHold', 'amount'], limitMinor };
    }
  }
  const cash = splitByLargestRemainder(pointsCash?.amountMinor ?? 0n, weights);
  const points = splitByLargestRemainder(pointsCash?.points ?? 0n, weights);
  const before = goods.map((amount, line) => amount - discounts[line]! - cash[line]!);
  const tradeIn = splitByLargestRemainder(tradeInMinor, goods);
  const bases = before.map((amount, line) => amount - tradeIn[line]!);
  if (bases.some((base) => base < 0n)) {
    const path = before.some((amount) => amount < 0n) ? ['pointsHold', 'amount'] : ['tradeInCredit'];
    return tooLarge(path, sum(before.map((amount) => (amount > 0n ? amount : 0n))));
  }
  return {
    ok: true,
    lines: bases.map((baseMinor, line) => ({
      orderDiscountMinor: discounts[line]!, pointsCashMinor: cash[line]!, pointsSpent: points[line]!,
      tradeInMinor: tradeIn[line]!, baseMinor,
    })),
  };
}

/** An amount whose exact share of each line, and so the rounded one too, is no more than is left of it. */
function largestThatFits(weights: readonly bigint[], left: readonly bigint[]): bigint {
  const total = sum(weights);
  return weights.reduce((least, weight, line) => {
    const most = weight === 0n ? least : (left[line]! * total) / weight;
    return most < least ? most : least;
  }, total);
}

function tooLarge(path: readonly string[], limitMinor: bigint): Pricing {
  return { ok: false, code: 'REDUCTION_TOO_LARGE', path, limitMinor };
}

function add(target: bigint[], shares: readonly bigint[]): void {
  shares.forEach((share, index) => { target[index] = target[index]! + share; });
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((a, b) => a + b, 0n);
}
