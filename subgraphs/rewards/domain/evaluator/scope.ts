import type { LineScope } from './terms.ts';

/** What of a line decides whether a coupon is valid on it. */
export interface ScopedLine {
  readonly marginClass: string;
  /** Investment gold: in no coupon unless its class, style or item is named. */
  readonly investment: boolean;
  readonly itemId: string;
  /** Null while catalog has not told of the item. */
  readonly productId: string | null;
  readonly series: string | null;
}

/**
 * Whether a coupon is valid on a line: its class is among the classes, and it is one of the styles, items or
 * series; what is not said bars nothing. Example: classes A and C → a bar of class D is outside; without any class
 * it is outside, too, since D is investment gold and nobody named it.
 */
export function isValidOn(scope: LineScope, line: ScopedLine): boolean {
  const { marginClasses, productIds, itemIds, series } = scope;
  const classNamed = marginClasses.includes(line.marginClass);
  if (marginClasses.length > 0 && !classNamed) return false;
  const styleNamed = itemIds.includes(line.itemId)
    || (line.productId !== null && productIds.includes(line.productId));
  const listed = productIds.length + itemIds.length + series.length > 0;
  if (listed && !styleNamed && !(line.series !== null && series.includes(line.series))) return false;
  return !line.investment || classNamed || styleNamed;
}
