import { expectedPurchases } from './bg-nbd.ts';
import { fitHistories } from './fit.ts';
import { intervalFor, type NextPurchaseRules } from './next-purchase.ts';
import { classMedians, countHistories } from './population.ts';
import { historyOf, until, weeksOf, type Purchases } from './purchase-days.ts';

/**
 * How far off both models would have been: they see the purchases until a day some months ago, and are asked how
 * often each member of that day bought since. The explainable one counts the expected days of its rhythm that fall
 * there. The error is the mean of the absolute differences, in purchases a member.
 *
 * Example: rhythm 100 days, last purchase 90 days before the cut: in the 182 days since then days 10 and 110 are
 * expected, 2 purchases; bought once: an error of 1.
 */
export interface ModelError {
  /** Purchases of all members together, as the model had it. */
  readonly predicted: number;
  readonly meanError: number;
}

export interface BackTest {
  readonly cutOn: number;
  readonly members: number;
  /** Purchases that came. */
  readonly actual: number;
  readonly explained: ModelError;
  /** Null where what was known then was not enough for a fit. */
  readonly statistical: ModelError | null;
}

/** Null when nobody had bought by then. */
export function backTest(
  members: readonly Purchases[], seenOn: number, days: number, rules: NextPurchaseRules,
): BackTest | null {
  const cutOn = seenOn - days;
  const then = members.flatMap((member) => {
    const known = until(member, cutOn);
    if (known.days.length === 0) return [];
    return [{ known, came: until(member, seenOn).days.length - known.days.length }];
  });
  if (then.length === 0) return null;
  const medians = classMedians(then.map(({ known }) => known));
  const fitted = fitHistories(countHistories(then.map(({ known }) => known), cutOn));
  return {
    cutOn, members: then.length, actual: then.reduce((sum, { came }) => sum + came, 0),
    explained: errorOf(then, ({ days: known, classes }) => {
      const { intervalDays } = intervalFor(known, classes.at(-1) ?? null, medians, rules);
      return expectedDays(known.at(-1)!, intervalDays, cutOn, seenOn);
    }),
    statistical: typeof fitted === 'string' ? null : errorOf(then, (known) =>
      expectedPurchases(fitted.model, historyOf(known, cutOn)!, weeksOf(days))),
  };
}

/** How many of last + interval, last + 2 × interval … lie behind the cut and not behind the day it is seen. */
function expectedDays(last: number, interval: number, cutOn: number, seenOn: number): number {
  return Math.floor((seenOn - last) / interval) - Math.floor((cutOn - last) / interval);
}

function errorOf(
  then: readonly { known: Purchases; came: number }[], predict: (known: Purchases) => number,
): ModelError {
  let [predicted, off] = [0, 0];
  for (const { known, came } of then) {
    const one = predict(known);
    predicted += one;
    off += Math.abs(one - came);
  }
  return { predicted, meanError: off / then.length };
}
