import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';
import type { CarePlan } from './recommendation/care-plan.ts';
import type { ChurnRules } from './prediction/churn.ts';
import type { FitRules } from './prediction/fit-population.ts';
import type { CareRules } from './recommendation/care-due.ts';
import type { RecommendationRules } from './recommendation/recommend.ts';
import type { TogetherRules } from './recommendation/together.ts';

/**
 * Where a member's lifecycle, frequency and RFM scores begin, and what predictions and warnings count with; the
 * version in force at the asking counts.
 */
export interface InsightRules
  extends FitRules, ChurnRules, CarePlan, RecommendationRules, TogetherRules, CareRules {
  /** Days since the first, the last and again the last net purchase: new, active, dormant; then lost. */
  readonly newDays: number;
  readonly activeDays: number;
  readonly dormantDays: number;
  /** Months in which orders are counted, and how many make the frequency high or medium. */
  readonly frequencyMonths: number;
  readonly highOrders: number;
  readonly mediumOrders: number;
  /** Months in which orders and value are scored. */
  readonly rfmMonths: number;
  /** Most days of score 5, 4, 3, 2. */
  readonly recencyDays: readonly number[];
  /** Least orders of score 5, 4, 3, 2. */
  readonly frequencyOrders: readonly number[];
  /** Least value of score 5, 4, 3, 2, in whole units of the programme's currency. */
  readonly monetaryUnits: readonly number[];
  /** From which score on a side counts as high in the segment. */
  readonly recencyHigh: number;
  readonly frequencyHigh: number;
  readonly monetaryHigh: number;
}

export type InsightPolicy = Policy<InsightRules>;

export const INSIGHT_RULE_BOUNDS: Bounds<InsightRules> = {
  newDays: [1, 3_650], activeDays: [1, 3_650], dormantDays: [1, 3_650],
  frequencyMonths: [1, 120], highOrders: [2, 1_000], mediumOrders: [1, 1_000], rfmMonths: [1, 120],
  recencyHigh: [1, 5], frequencyHigh: [1, 5], monetaryHigh: [1, 5],
  ownPurchases: [2, 100], windowFromBps: [1, 10_000], windowUntilBps: [10_000, 50_000], usualDays: [1, 3_650],
  weddingDays: [1, 3_650], horizonMonths: [1, 120], backTestDays: [28, 1_095], churnPurchases: [2, 100],
  churnAliveBps: [1, 9_999], churnReturnDays: [0, 3_650],
  coPurchaseWeight: [0, 100], seriesWeight: [0, 100], complementWeight: [0, 100],
  preferenceWeight: [0, 100], priceBandWeight: [0, 100], popularWeight: [0, 100],
  togetherMonths: [1, 120], togetherLeast: [2, 1_000], togetherLiftBps: [10_000, 1_000_000],
  togetherFullBps: [1, 10_000], bandFromBps: [1, 10_000], bandUntilBps: [10_000, 100_000],
  returnedDays: [0, 3_650], heldOutMonths: [1, 24], settingCareDays: [1, 3_650],
  plainCareDays: [1, 3_650], careAheadDays: [0, 365],
  consultantFor: [0, 3], investmentAdviceFor: [0, 3], styleChangeFor: [0, 3], valueRetentionFor: [0, 3],
  careCouponsFor: [0, 3], cleaningCouponsFor: [0, 3],
};

/** Version 1: the numbers of the house, as the migration inserts them. */
export const DEFAULT_RULES: InsightRules = {
  newDays: 90, activeDays: 365, dormantDays: 730,
  frequencyMonths: 24, highOrders: 3, mediumOrders: 2, rfmMonths: 36,
  recencyDays: [90, 180, 365, 730], frequencyOrders: [5, 4, 3, 2],
  monetaryUnits: [50_000, 20_000, 5_000, 1_000],
  recencyHigh: 3, frequencyHigh: 2, monetaryHigh: 3,
  ownPurchases: 3, windowFromBps: 8_000, windowUntilBps: 12_000, usualDays: 135, weddingDays: 180, horizonMonths: 24,
  backTestDays: 182, churnPurchases: 3, churnAliveBps: 5_000, churnReturnDays: 180,
  coPurchaseWeight: 40, seriesWeight: 25, complementWeight: 15, preferenceWeight: 20, priceBandWeight: 10,
  popularWeight: 10, togetherMonths: 24, togetherLeast: 5, togetherLiftBps: 12_000, togetherFullBps: 2_500,
  bandFromBps: 5_000, bandUntilBps: 20_000, returnedDays: 180, heldOutMonths: 3, settingCareDays: 180,
  plainCareDays: 365, careAheadDays: 30,
  consultantFor: 3, investmentAdviceFor: 3, styleChangeFor: 2, valueRetentionFor: 2,
  careCouponsFor: 1, cleaningCouponsFor: 1,
};

const MOST_UNITS = 2_000_000_000;

/** Four steps between five scores, each further than the one before; lifecycle goes on from new to dormant. */
export function insightProblems(rules: InsightRules): Problem[] {
  const { newDays, activeDays, dormantDays, highOrders, mediumOrders } = rules;
  return [
    ...steps('recencyDays', rules.recencyDays, 36_500, (before, next) => before < next),
    ...steps('frequencyOrders', rules.frequencyOrders, 10_000, (before, next) => before > next),
    ...steps('monetaryUnits', rules.monetaryUnits, MOST_UNITS, (before, next) => before > next),
    ...(newDays <= activeDays ? [] : [{ path: ['activeDays'], message: 'It is not below newDays.' }]),
    ...(activeDays < dormantDays ? [] : [{ path: ['dormantDays'], message: 'It is above activeDays.' }]),
    ...(mediumOrders < highOrders ? [] : [{ path: ['highOrders'], message: 'It is above mediumOrders.' }]),
  ];
}

function steps(
  rule: string, given: readonly number[], most: number, goesOn: (before: number, next: number) => boolean,
): Problem[] {
  if (given.length !== 4) return [{ path: [rule], message: `${rule} has four steps.` }];
  return given.flatMap((value, place) => {
    const path = [rule, String(place)];
    if (!Number.isInteger(value) || value < 1 || value > most) {
      return [{ path, message: `A step is a whole number from 1 to ${most}.` }];
    }
    return place === 0 || goesOn(given[place - 1]!, value) ? []
      : [{ path, message: 'Each step is weaker than the one before.' }];
  });
}
