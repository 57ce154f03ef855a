import { dayOf, intervalsOf, type DemandClass } from './purchase-days.ts';

/**
 * When a member is expected to buy again, by a rule that can be told to them. From three purchase days on: the
 * last one and the median of the intervals. With fewer: the median of what they bought last (wedding, investment,
 * daily); where that is not known either, 135 days, and 180 after a wedding purchase. The window is 80 to 120 %.
 *
 * Example: 2025-02-05, 06-05, 11-02, 2026-05-01 are 120, 150 and 180 days apart: 150, so 2026-09-28, between
 * 2026-08-29 and 2026-10-28. Intervals of 95, 140, 160, 410 days: 150.
 */
export interface NextPurchaseRules {
  /** From how many purchase days on their own rhythm counts. */
  readonly ownPurchases: number;
  readonly windowFromBps: number;
  readonly windowUntilBps: number;
  /** Days where nothing better is known; after a wedding purchase. */
  readonly usualDays: number;
  readonly weddingDays: number;
}

export type ClassMedians = Readonly<Partial<Record<DemandClass, number>>>;

export const BASES = ['own', 'product_class', 'house'] as const;
/** What the interval comes from: their own, that of what they bought last, the number of the house. */
export type Basis = (typeof BASES)[number];

export interface NextPurchase {
  readonly expectedOn: string;
  readonly windowFrom: string;
  readonly windowUntil: string;
  readonly basis: Basis;
  readonly intervalDays: number;
}

const ALL_BPS = 10_000;

/** `days` ascending, each once; null when there is none. */
export function expectNext(
  days: readonly number[], lastClass: DemandClass | null, medians: ClassMedians, rules: NextPurchaseRules,
): NextPurchase | null {
  const last = days.at(-1);
  if (last === undefined) return null;
  const { basis, intervalDays } = intervalFor(days, lastClass, medians, rules);
  const after = (bps: number, round: (value: number) => number) =>
    dayOf(last + round(intervalDays * bps / ALL_BPS));
  return {
    expectedOn: after(ALL_BPS, Math.floor), windowFrom: after(rules.windowFromBps, Math.floor),
    windowUntil: after(rules.windowUntilBps, Math.ceil), basis, intervalDays,
  };
}

export function intervalFor(
  days: readonly number[], lastClass: DemandClass | null, medians: ClassMedians, rules: NextPurchaseRules,
): { basis: Basis; intervalDays: number } {
  if (days.length >= rules.ownPurchases && days.length > 1) {
    return { basis: 'own', intervalDays: medianOf(intervalsOf(days)) };
  }
  const ofClass = lastClass && medians[lastClass];
  if (ofClass) return { basis: 'product_class', intervalDays: ofClass };
  return { basis: 'house', intervalDays: lastClass === 'wedding' ? rules.weddingDays : rules.usualDays };
}

/** Of an even number, the mean of the two in the middle, whole days. */
export function medianOf(intervals: readonly number[]): number {
  const sorted = intervals.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return Math.floor((sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2);
}
