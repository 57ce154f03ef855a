import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Versions of the room's numbers. */
export const engagementPolicyTable = defineTable('engagement.engagement_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  checkInReward: t.int().check('check_in_reward >= 0 and check_in_reward <= 10000'),
  streakDays: t.int().check('streak_days >= 2 and streak_days <= 366'),
  streakReward: t.int().check('streak_reward >= 0 and streak_reward <= 100000'),
  referralReward: t.int().check('referral_reward >= 0 and referral_reward <= 1000000'),
  referralLeastUnits: t.int().check('referral_least_units >= 1 and referral_least_units <= 100000000'),
  referralsAYear: t.int().check('referrals_a_year >= 0 and referrals_a_year <= 10000'),
  earningsADay: t.int().check('earnings_a_day >= 1 and earnings_a_day <= 100000'),
  devicesAtMost: t.int().check('devices_at_most >= 1 and devices_at_most <= 1000'),
  phoneChangeMinutes: t.int().check('phone_change_minutes >= 0 and phone_change_minutes <= 100000'),
  refundShareBps: t.int().check('refund_share_bps >= 0 and refund_share_bps <= 10000'),
  refundOrders: t.int().check('refund_orders >= 0 and refund_orders <= 1000'),
  refundDays: t.int().check('refund_days >= 1 and refund_days <= 730'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
  membersPerDevice: t.int().nullable().check('members_per_device >= 1 and members_per_device <= 1000'),
  deviceDays: t.int().nullable().check('device_days >= 1 and device_days <= 90'),
});
