import type { Bounds, Policy } from '../../kernel/policy.ts';

/** What check-ins and referrals give, and from when on somebody is looked at; by the version in force. */
export interface EngagementRules {
  /** Points of a check-in. */
  readonly checkInReward: number;
  /** Business days in a row that make a streak. */
  readonly streakDays: number;
  /** Points of a streak besides. */
  readonly streakReward: number;
  /** Points for each side of a kept referral. */
  readonly referralReward: number;
  /** Least net sale of the friend, in whole units of the programme's currency. */
  readonly referralLeastUnits: number;
  /** Friends a year that a member is rewarded for. */
  readonly referralsAYear: number;
  /** More earning events a day are looked at. */
  readonly earningsADay: number;
  /** More devices of one member are looked at. */
  readonly devicesAtMost: number;
  /** More members with one device are looked at. */
  readonly membersPerDevice: number;
  /** Within so many days. */
  readonly deviceDays: number;
  /** Redemptions so soon after a change of the phone are looked at. */
  readonly phoneChangeMinutes: number;
  /** Above which share of orders that came back a member is looked at, in bp. */
  readonly refundShareBps: number;
  /** With more orders than that in those days. */
  readonly refundOrders: number;
  /** Days of orders looked at. */
  readonly refundDays: number;
}

export type EngagementPolicy = Policy<EngagementRules>;

export const ENGAGEMENT_RULE_BOUNDS: Bounds<EngagementRules> = {
  checkInReward: [0, 10_000],
  streakDays: [2, 366],
  streakReward: [0, 100_000],
  referralReward: [0, 1_000_000],
  referralLeastUnits: [1, 100_000_000],
  referralsAYear: [0, 10_000],
  earningsADay: [1, 100_000],
  devicesAtMost: [1, 1_000],
  membersPerDevice: [1, 1_000],
  deviceDays: [1, 90],
  phoneChangeMinutes: [0, 100_000],
  refundShareBps: [0, 10_000],
  refundOrders: [0, 1_000],
  refundDays: [1, 730],
};

/** Version 1: the numbers of the house, as the migration inserts them. */
export const DEFAULT_RULES: EngagementRules = {
  checkInReward: 5,
  streakDays: 7,
  streakReward: 20,
  referralReward: 200,
  referralLeastUnits: 1_000,
  referralsAYear: 16,
  earningsADay: 20,
  devicesAtMost: 3,
  membersPerDevice: 3,
  deviceDays: 30,
  phoneChangeMinutes: 10,
  refundShareBps: 4_000,
  refundOrders: 3,
  refundDays: 90,
};
