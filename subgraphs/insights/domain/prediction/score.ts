import { expectedPurchases, probabilityAlive, type BgNbd } from './bg-nbd.ts';
import { expectedValue, type GammaGamma } from './gamma-gamma.ts';
import { historyOf, spendingOf, weeksOfMonths, type Purchases } from './purchase-days.ts';

/**
 * What a fit says of one member, and their potential 潜力: thirds of all members by the value that is expected of
 * them in the next 24 months, apart from the tier. Equal values have equal potential: who is above two thirds of
 * the members is high, above one third mid.
 *
 * Example: values 1 to 9 are low to 3, mid to 6, high from 7 on; nine equal ones are all low.
 */
export const POTENTIALS = ['high', 'mid', 'low'] as const;
export type Potential = (typeof POTENTIALS)[number];

export interface Models { readonly histories: BgNbd; readonly spendings: GammaGamma }
export interface Thirds { readonly midAbove: number; readonly highAbove: number }

export interface Score {
  readonly probabilityAlive: number;
  readonly expectedOrders: number;
  /** In minor units of the home currency, whole. */
  readonly valueMinor: number;
}

/** Null when nothing was bought that was kept. */
export function scoreOf(models: Models, purchases: Purchases, seenOn: number, months: number): Score | null {
  const history = historyOf(purchases, seenOn);
  if (!history) return null;
  const expectedOrders = expectedPurchases(models.histories, history, weeksOfMonths(months));
  const each = expectedValue(models.spendings, spendingOf(purchases)) ?? 0;
  return {
    probabilityAlive: probabilityAlive(models.histories, history), expectedOrders,
    valueMinor: Math.floor(Math.min(expectedOrders * each, Number.MAX_SAFE_INTEGER)),
  };
}

/** What a third and two thirds of all values do not pass. */
export function thirdsOf(values: readonly number[]): Thirds {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (thirds: number) => sorted[Math.ceil(sorted.length * thirds / 3) - 1] ?? 0;
  return { midAbove: at(1), highAbove: at(2) };
}

export function potentialOf(valueMinor: number, { midAbove, highAbove }: Thirds): Potential {
  if (valueMinor > highAbove) return 'high';
  return valueMinor > midAbove ? 'mid' : 'low';
}
