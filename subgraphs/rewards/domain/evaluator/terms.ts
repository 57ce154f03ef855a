/**
 * What a coupon does to a sale. Line reductions come first: a fixed offer price 一口价特惠, a percentage on the
 * line, one on its labour fee 工费折扣; then those of the order: a percentage, then an amount 满减. Rates are what is
 * taken off, in basis points. Example: 工费8折 takes off 2,000 of 10,000.
 */
export const REDUCTION_KINDS = [
  'fixed_price', 'line_percent', 'labour_percent', 'order_percent', 'order_amount',
] as const;
export type ReductionKind = (typeof REDUCTION_KINDS)[number];

/** Each is applied to what those before it have left. */
export const RANK: Readonly<Record<ReductionKind, number>> = {
  fixed_price: 0, line_percent: 1, labour_percent: 2, order_percent: 3, order_amount: 4,
};

/** Of a line, or of the whole order: a stacking group holds either, so that its coupons can be compared. */
export type Step = 'line' | 'order';

export function stepOf(kind: ReductionKind): Step {
  return RANK[kind] < RANK.order_percent ? 'line' : 'order';
}

/** Whether it takes a share; the others say an amount of money. */
export function isRate(kind: ReductionKind): boolean {
  return kind === 'line_percent' || kind === 'labour_percent' || kind === 'order_percent';
}

/** Lists that are empty bar nothing. */
export interface LineScope {
  /** Codes of margin classes; one of them names investment gold, too. */
  readonly marginClasses: readonly string[];
  /** uuids; with series: any of the three. */
  readonly productIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly series: readonly string[];
}

export interface Reduction {
  readonly kind: ReductionKind;
  /** Taken off, 1 to 10,000; null where an amount is said. */
  readonly offBps: number | null;
  /** Taken off the order, or the price of a piece; null where a rate is said. */
  readonly amountMinor: bigint | null;
  /** What the lines it is valid on come to at least, after the line reductions; null: any amount. */
  readonly thresholdMinor: bigint | null;
  /** One of a group applies, the one that saves most. */
  readonly group: string;
  readonly scope: LineScope;
}
