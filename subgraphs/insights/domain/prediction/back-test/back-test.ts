import { expectedPurchases } from '../bg-nbd.ts';
import { judgeDates, type DateErrors } from './date-errors.ts';
import { fitHistories } from '../fit.ts';
import { judgedAt, type Judged } from './judged.ts';
import { intervalFor, type ClassMedians, type NextPurchaseRules } from '../next-purchase.ts';
import { classMedians, countHistories } from '../population.ts';
import { historyOf, weeksOf, type Purchases } from '../purchase-days.ts';
import { returnShares, shareFor, type ReturnShare } from './return-shares.ts';

/**
 * How far off both models would have been: they see the purchases until a day some months ago, and are asked how
 * often each member of that day bought since. The explainable one says when and not whether: it counts the expected
 * days of its rhythm that fall there, each for as much as came of such days before. Two errors, in purchases a
 * member: the mean of the absolute differences, which flatters whoever says that nobody comes, and the root of the
 * mean square, in which the mean of what comes is the best that can be said.
 *
 * Example: rhythm 100 days, last purchase 90 days before the cut: in the 182 days since then days 10 and 110 are
 * expected, 2 purchases; bought once: an error of 1. Where 30 of 60 such days came before, 1 purchase: no error.
 */
export interface ModelError {
  /** Purchases of all members together, as the model had it. */
  readonly predicted: number;
  readonly meanError: number;
  /** Not known of fits recorded before it was counted, as everything below that may be absent. */
  readonly rootMeanSquare?: number;
}

export interface BackTest {
  readonly cutOn: number;
  readonly members: number;
  /** Purchases that came. */
  readonly actual: number;
  readonly explained: ModelError;
  /** Null where what was known then was not enough for a fit. */
  readonly statistical: ModelError | null;
  /** What of the explainable model's days came in as long a time before the cut. */
  readonly shares?: readonly ReturnShare[];
  readonly dates?: DateErrors;
}

/** Null when nobody had bought by then. */
export function backTest(
  members: readonly Purchases[], seenOn: number, days: number, rules: NextPurchaseRules,
): BackTest | null {
  const cutOn = seenOn - days;
  const then = judgedAt(members, cutOn, seenOn);
  if (then.length === 0) return null;
  const medians = classMedians(then.map(({ known }) => known));
  const fitted = fitHistories(countHistories(then.map(({ known }) => known), cutOn));
  const shares = sharesBefore(members, cutOn, days, rules);
  const expected = ruleOf(then, rules, cutOn, seenOn, medians);
  return {
    cutOn, members: then.length, actual: then.reduce((sum, { came }) => sum + came.length, 0), shares,
    dates: judgeDates(then, medians, rules, cutOn, seenOn),
    explained: errorOf(then, (known) => expected(known) * shareFor(shares, known, rules.ownPurchases)),
    statistical: typeof fitted === 'string' ? null : errorOf(then, (known) =>
      expectedPurchases(fitted.model, historyOf(known, cutOn)!, weeksOf(days))),
  };
}

/** Learned in as long a time before the cut, or in the later half of all that lies before it. */
function sharesBefore(
  members: readonly Purchases[], cutOn: number, days: number, rules: NextPurchaseRules,
): ReturnShare[] {
  const first = members.reduce((least, { days: [day] }) => Math.min(least, day ?? least), cutOn);
  const from = cutOn - Math.min(days, Math.floor((cutOn - first) / 2));
  const before = judgedAt(members, from, cutOn);
  return returnShares(before, ruleOf(before, rules, from, cutOn), rules.ownPurchases);
}

/** How many of last + interval, last + 2 × interval … lie behind the cut and not behind the day it is seen. */
function ruleOf(
  then: readonly Judged[], rules: NextPurchaseRules, cutOn: number, seenOn: number,
  medians: ClassMedians = classMedians(then.map(({ known }) => known)),
) {
  return ({ days, classes }: Purchases): number => {
    const { intervalDays } = intervalFor(days, classes.at(-1) ?? null, medians, rules);
    const last = days.at(-1)!;
    return Math.floor((seenOn - last) / intervalDays) - Math.floor((cutOn - last) / intervalDays);
  };
}

function errorOf(then: readonly Judged[], predict: (known: Purchases) => number): ModelError {
  let [predicted, off, squares] = [0, 0, 0];
  for (const { known, came } of then) {
    const one = predict(known);
    predicted += one;
    off += Math.abs(one - came.length);
    squares += (one - came.length) ** 2;
  }
  return { predicted, meanError: off / then.length, rootMeanSquare: Math.sqrt(squares / then.length) };
}
