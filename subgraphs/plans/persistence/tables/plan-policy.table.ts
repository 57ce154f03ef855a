import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Versions of the room's numbers. */
export const planPolicyTable = defineTable('plans.plan_policy', {
  version: t.int().primary().check('version > 0'),
  effectiveFrom: t.timestamptz(),
  levelLeastUnits: t.int().check('level_least_units >= 1 and level_least_units <= 100000'),
  levelStepUnits: t.int().check('level_step_units >= 1 and level_step_units <= 100000'),
  levelCount: t.int().check('level_count >= 1 and level_count <= 20'),
  instalments: t.int().check('instalments >= 2 and instalments <= 60'),
  planGraceDays: t.int().check('plan_grace_days >= 0 and plan_grace_days <= 60'),
  missedInstalments: t.int().check('missed_instalments >= 1 and missed_instalments <= 12'),
  joinCouponUnits: t.int().check('join_coupon_units >= 0 and join_coupon_units <= 100000'),
  renewCouponUnits: t.int().check('renew_coupon_units >= 0 and renew_coupon_units <= 100000'),
  matureCouponUnits: t.int().check('mature_coupon_units >= 0 and mature_coupon_units <= 100000'),
  referralCouponUnits: t.int().check('referral_coupon_units >= 0 and referral_coupon_units <= 100000'),
  planCouponDays: t.int().check('plan_coupon_days >= 1 and plan_coupon_days <= 3650'),
  renewDays: t.int().check('renew_days >= 0 and renew_days <= 730'),
  beanLeastGrams: t.int().check('bean_least_grams >= 1 and bean_least_grams <= 1000'),
  beanMostGrams: t.int().check('bean_most_grams >= 1 and bean_most_grams <= 1000'),
  beanPurity: t.int().nullable().check('bean_purity >= 1 and bean_purity <= 10000'),
  publishedAt: t.timestamptz(),
  publishedBy: t.text(),
  note: t.text().nullable().check('char_length(note) <= 500'),
});
