import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';

/** What a plan asks and gives; a plan goes by the version in force when it was opened. */
export interface PlanRules {
  /** Lowest level a month, in whole units of the region's currency. */
  readonly levelLeastUnits: number;
  /** From one level to the next, in whole units. */
  readonly levelStepUnits: number;
  /** How many levels there are. */
  readonly levelCount: number;
  /** Instalments until it matures. */
  readonly instalments: number;
  /** Days after its date in which an instalment is not missed. */
  readonly planGraceDays: number;
  /** With so many missed a plan is paused. */
  readonly missedInstalments: number;
  /** Coupon of the first instalment, in whole units. */
  readonly joinCouponUnits: number;
  /** Coupon of a plan that follows a matured one, in whole units. */
  readonly renewCouponUnits: number;
  /** Coupon of a plan that matures, in whole units. */
  readonly matureCouponUnits: number;
  /** Coupon of a friend's second instalment, in whole units. */
  readonly referralCouponUnits: number;
  /** Days in which such coupons end. */
  readonly planCouponDays: number;
  /** Days after maturing in which another plan counts as its renewal. */
  readonly renewDays: number;
  /** Least grams of a bean. */
  readonly beanLeastGrams: number;
  /** Most grams of a bean. */
  readonly beanMostGrams: number;
  /** Purity of the gold that is saved, in parts per 10,000: whose price of the board counts at an exit. */
  readonly beanPurity: number;
}

export type PlanPolicy = Policy<PlanRules>;

export const PLAN_RULE_BOUNDS: Bounds<PlanRules> = {
  levelLeastUnits: [1, 100_000],
  levelStepUnits: [1, 100_000],
  levelCount: [1, 20],
  instalments: [2, 60],
  planGraceDays: [0, 60],
  missedInstalments: [1, 12],
  joinCouponUnits: [0, 100_000],
  renewCouponUnits: [0, 100_000],
  matureCouponUnits: [0, 100_000],
  referralCouponUnits: [0, 100_000],
  planCouponDays: [1, 3_650],
  renewDays: [0, 730],
  beanLeastGrams: [1, 1_000],
  beanMostGrams: [1, 1_000],
  beanPurity: [1, 10_000],
};

/** Version 1: the numbers of the house, as the migration inserts them. */
export const DEFAULT_RULES: PlanRules = {
  levelLeastUnits: 200,
  levelStepUnits: 100,
  levelCount: 3,
  instalments: 12,
  planGraceDays: 7,
  missedInstalments: 2,
  joinCouponUnits: 30,
  renewCouponUnits: 80,
  matureCouponUnits: 120,
  referralCouponUnits: 50,
  planCouponDays: 365,
  renewDays: 90,
  beanLeastGrams: 1,
  beanMostGrams: 3,
  beanPurity: 9_990,
};

/** A reminder comes before the end, an alert before the cap. */
export function planPolicyProblems(rules: PlanRules): Problem[] {
  return [
    ...(rules.beanMostGrams >= rules.beanLeastGrams ? []
      : [{ path: ['beanMostGrams'], message: 'It is below beanLeastGrams.' }]),
    ...(rules.missedInstalments < rules.instalments ? []
      : [{ path: ['missedInstalments'], message: 'It is not below instalments.' }]),
  ];
}
