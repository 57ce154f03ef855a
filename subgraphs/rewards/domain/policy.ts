import type { Bounds, Policy, Problem } from '../../kernel/policy.ts';

/** How long a redemption waits, and what benefits may cost; the version in force at the deed counts. */
export interface RewardRules {
  /** Days a redeemed reward waits to be fetched. */
  readonly redemptionDays: number;
  /** Days before that end at which the member is reminded. */
  readonly reminderDays: number;
  /** Most that benefits may cost, in bp of net sales. */
  readonly costCapBps: number;
  /** From which cost on head office is alerted, in bp of net sales. */
  readonly costAlertBps: number;
  /** Trailing days of net sales and cost. */
  readonly costWindowDays: number;
  /** So many days a region is new, from its first one on. */
  readonly newRegionDays: number;
  /** What each payer may spend there at least while it is, in whole units of the region's money. */
  readonly newRegionAllowance: number;
  /** More benefits than that in one tier are warned of. */
  readonly benefitsWarnAbove: number;
  /** So many wrong pickup codes at an outlet… */
  readonly codeTries: number;
  /** …within so many minutes, and it waits. */
  readonly codeTryMinutes: number;
  /** Minutes for which a sale holds its coupons. */
  readonly couponHoldMinutes: number;
  /** Wrong public codes for one member, after which nothing is tried for the minutes that follow. */
  readonly couponCodeTries: number;
  readonly couponCodeMinutes: number;
  /** So many offers that need no coupon may be in use at once: all of them come to each sale. */
  readonly automaticMost: number;
}

export type RewardPolicy = Policy<RewardRules>;

export const REWARD_RULE_BOUNDS: Bounds<RewardRules> = {
  redemptionDays: [7, 15],
  reminderDays: [0, 14],
  costCapBps: [0, 10_000],
  costAlertBps: [0, 10_000],
  costWindowDays: [1, 730],
  newRegionDays: [1, 730],
  newRegionAllowance: [0, 100_000_000],
  benefitsWarnAbove: [1, 100],
  codeTries: [1, 100],
  codeTryMinutes: [1, 1_440],
  couponHoldMinutes: [1, 1_440],
  couponCodeTries: [1, 100],
  couponCodeMinutes: [1, 1_440],
  automaticMost: [1, 200],
};

/** Version 1: the numbers of the house, as the migration inserts them. */
export const DEFAULT_RULES: RewardRules = {
  redemptionDays: 15,
  reminderDays: 3,
  costCapBps: 300,
  costAlertBps: 250,
  costWindowDays: 90,
  newRegionDays: 90,
  newRegionAllowance: 0,
  benefitsWarnAbove: 8,
  codeTries: 10,
  codeTryMinutes: 10,
  couponHoldMinutes: 30,
  couponCodeTries: 5,
  couponCodeMinutes: 60,
  automaticMost: 50,
};

/** A reminder comes before the end, an alert before the cap. */
export function rewardPolicyProblems(rules: RewardRules): Problem[] {
  return [
    ...(rules.reminderDays < rules.redemptionDays ? []
      : [{ path: ['reminderDays'], message: 'It is not below redemptionDays.' }]),
    ...(rules.costAlertBps <= rules.costCapBps ? []
      : [{ path: ['costAlertBps'], message: 'It is above costCapBps.' }]),
  ];
}
