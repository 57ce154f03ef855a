import { pointsCashLimit, type PointsCash } from '../points-cash.ts';
import { priceLines, type LineShares, type Pricing } from '../price-lines.ts';

/**
 * A quote in the order of domain.md 9.3: what the evaluator of coupons takes off each line (1) and (2), then
 * points-cash (3), then trade-in credit (4), shared as a recorded order shares them, so that the order of a quote is
 * its quote to the fen.
 *
 * Example: A 899,900; C 1,234,567 with labour 42,560. Reductions of the line 0 and 8,512, of the order 21,165 and
 * 28,835 → bases 878,735 and 1,197,220, due 2,075,955.
 */
export interface QuotedLine {
  readonly amountMinor: bigint;
  readonly pointsCash: PointsCash;
  /** Labour of the whole line, the lesser of what is charged and what the catalog knows; null for none. */
  readonly labourMinor: bigint | null;
  /** What coupons take off it by itself, and its shares of what they take off the order. */
  readonly lineReductionMinor: bigint;
  readonly orderReductionMinor: bigint;
}

export interface QuotedReductions {
  readonly pointsCashBps: number;
  readonly points: { readonly points: bigint; readonly amountMinor: bigint } | null;
  readonly tradeInMinor: bigint;
}

export type SalePricing =
  | { readonly ok: true; readonly lines: readonly LineShares[]; readonly pointsCashLimitMinor: bigint }
  | Extract<Pricing, { ok: false }>;

export function priceSale(lines: readonly QuotedLine[], reductions: QuotedReductions): SalePricing {
  const pricing = priceLines(lines.map((line) => ({ ...line, discountMinor: line.lineReductionMinor })), {
    discounts: discountsOf(lines), pointsCash: reductions.points, tradeInMinor: reductions.tradeInMinor,
    pointsCashBps: reductions.pointsCashBps,
  });
  return pricing.ok ? { ...pricing, pointsCashLimitMinor: limitOf(lines, reductions.pointsCashBps) } : pricing;
}

/** Shares of the order's reductions, one for each line that has one: told so, they are split no second time. */
export function discountsOf(
  lines: readonly Pick<QuotedLine, 'orderReductionMinor'>[],
): { readonly amountMinor: bigint; readonly eligibleLines: readonly number[] }[] {
  return lines.flatMap(({ orderReductionMinor }, index) => (orderReductionMinor > 0n
    ? [{ amountMinor: orderReductionMinor, eligibleLines: [index] }] : []));
}

/** The most that points may pay of it. */
function limitOf(lines: readonly QuotedLine[], pointsCashBps: number): bigint {
  return pointsCashLimit(lines.map((line) => ({
    pointsCash: line.pointsCash, labourMinor: line.labourMinor,
    payableMinor: line.amountMinor - line.lineReductionMinor - line.orderReductionMinor,
  })), pointsCashBps);
}

