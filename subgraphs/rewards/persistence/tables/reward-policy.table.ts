import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Versions of the room's numbers. */
export const rewardPolicyTable = defineTable('rewards.reward_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  redemptionDays: t.int().check('redemption_days >= 7 and redemption_days <= 15'),
  reminderDays: t.int().check('reminder_days >= 0 and reminder_days <= 14'),
  costCapBps: t.int().check('cost_cap_bps >= 0 and cost_cap_bps <= 10000'),
  costAlertBps: t.int().check('cost_alert_bps >= 0 and cost_alert_bps <= 10000'),
  costWindowDays: t.int().check('cost_window_days >= 1 and cost_window_days <= 730'),
  benefitsWarnAbove: t.int().check('benefits_warn_above >= 1 and benefits_warn_above <= 100'),
  codeTries: t.int().nullable().check('code_tries >= 1 and code_tries <= 100'),
  codeTryMinutes: t.int().nullable().check('code_try_minutes >= 1 and code_try_minutes <= 1440'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
  couponHoldMinutes: t.int().nullable().check('coupon_hold_minutes >= 1 and coupon_hold_minutes <= 1440'),
  couponCodeTries: t.int().nullable().check('coupon_code_tries >= 1 and coupon_code_tries <= 100'),
  couponCodeMinutes: t.int().nullable().check('coupon_code_minutes >= 1 and coupon_code_minutes <= 1440'),
  newRegionDays: t.int().nullable().check('new_region_days >= 1 and new_region_days <= 730'),
  automaticMost: t.int().nullable().check('automatic_most >= 1 and automatic_most <= 200'),
  newRegionAllowance: t.int().nullable().check('new_region_allowance >= 0 and new_region_allowance <= 100000000'),
});
