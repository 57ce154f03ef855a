import { backTest, type BackTest } from './back-test/back-test.ts';
import { fitHistories, fitSpendings, type FittedHistories, type FittedSpendings, type NotFitted } from './fit.ts';
import type { ClassMedians, NextPurchaseRules } from './next-purchase.ts';
import { classMedians, countHistories, spendingsOf } from './population.ts';
import { until, type Purchases } from './purchase-days.ts';
import { scoreOf, thirdsOf, type Thirds } from './score.ts';

/**
 * Everything a refit finds out about one programme: both fits, the thirds of value, the usual intervals, and what
 * the models would have been worth half a year ago. Members of programmes with other currencies are never counted
 * together.
 *
 * Example: 60 members: their usual intervals and the explainable model's error; no fit, `not_enough_data`.
 */
export interface FitRules extends NextPurchaseRules {
  readonly horizonMonths: number;
  readonly backTestDays: number;
}

export interface PopulationFit {
  readonly customers: number;
  readonly repeaters: number;
  readonly medians: ClassMedians;
  readonly fitted: { histories: FittedHistories; spendings: FittedSpendings; thirds: Thirds } | NotFitted;
  readonly backTest: BackTest | null;
}

export function fitPopulation(all: readonly Purchases[], seenOn: number, rules: FitRules): PopulationFit {
  const members = all.map((member) => until(member, seenOn)).filter(({ days }) => days.length > 0);
  return {
    customers: members.length, repeaters: members.filter(({ days }) => days.length > 1).length,
    medians: classMedians(members), fitted: fitBoth(members, seenOn, rules.horizonMonths),
    backTest: backTest(members, seenOn, rules.backTestDays, rules),
  };
}

function fitBoth(members: readonly Purchases[], seenOn: number, months: number): PopulationFit['fitted'] {
  const histories = fitHistories(countHistories(members, seenOn));
  if (typeof histories === 'string') return histories;
  const spendings = fitSpendings(spendingsOf(members));
  if (typeof spendings === 'string') return spendings;
  const models = { histories: histories.model, spendings: spendings.model };
  const thirds = thirdsOf(members.map((member) => scoreOf(models, member, seenOn, months)!.valueMinor));
  return { histories, spendings, thirds };
}
