import type { Judged } from './judged.ts';
import { expectNext, type ClassMedians, type NextPurchaseRules } from '../next-purchase.ts';
import { dayNumber } from '../purchase-days.ts';

/**
 * The explainable rule judged as what it is: a day with a window. Asked are the members whose expected day lies behind
 * the cut and whose window is over by the day it is seen; whoever else might still come.
 *
 * Example: expected on day 300, window 280 to 320, bought on day 290: in its window, 10 days off. Bought on day 390:
 * not in it, 90 days off. Did not come: counted as asked, and as nothing else.
 */
export interface DateErrors {
  readonly asked: number;
  /** Of these, who bought since the cut. */
  readonly returned: number;
  /** Of these, whose first purchase since fell into the window. */
  readonly inWindow: number;
  /** Mean of the days between the expected one and that purchase, of those who returned; null: nobody did. */
  readonly meanDaysOff: number | null;
}

export function judgeDates(
  then: readonly Judged[], medians: ClassMedians, rules: NextPurchaseRules, cutOn: number, seenOn: number,
): DateErrors {
  let [asked, returned, inWindow, daysOff] = [0, 0, 0, 0];
  for (const { known, came } of then) {
    const next = expectNext(known.days, known.classes.at(-1) ?? null, medians, rules)!;
    const expectedOn = dayNumber(next.expectedOn);
    if (expectedOn <= cutOn || dayNumber(next.windowUntil) > seenOn) continue;
    asked += 1;
    const [first] = came;
    if (first === undefined) continue;
    returned += 1;
    daysOff += Math.abs(first - expectedOn);
    if (first >= dayNumber(next.windowFrom) && first <= dayNumber(next.windowUntil)) inWindow += 1;
  }
  return { asked, returned, inWindow, meanDaysOff: returned === 0 ? null : daysOff / returned };
}
