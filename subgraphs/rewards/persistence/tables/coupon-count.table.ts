import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Uses that are held or done: of all in a period ('' for ever), and at each outlet. */
export const couponCountTable = defineTable('rewards.coupon_count', {
  offerId: t.uuid().primary(),
  period: t.text().primary(),
  /** uuid, or '' for all of them. */
  outlet: t.text().primary(),
  uses: t.int().default(0).check('uses >= 0'),
  spentMinor: t.bigint().defaultRaw('0').check('spent_minor >= 0'),
}, { references: { offerId: 'coupon_offer (id)' } });

export const couponIssuedTable = defineTable('rewards.coupon_issued', {
  offerId: t.uuid().primary(),
  issued: t.int().default(0).check('issued >= 0'),
}, { references: { offerId: 'coupon_offer (id)' } });

/** Wrong public codes that were tried for a member. */
export const couponCodeAttemptTable = defineTable('rewards.coupon_code_attempt', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  wrongAt: t.timestamptz(),
}, { hidden: true, indexes: { coupon_code_attempt_member: '(member_id, wrong_at)' } });

/** Coupons that are given to all members of a segment, step by step. */
export const couponRunTable = defineTable('rewards.coupon_run', {
  id: t.uuid().primary(),
  offerId: t.uuid(),
  segmentId: t.uuid(),
  askedBy: t.text(),
  askedAt: t.timestamptz(),
  cursor: t.text().nullable(),
  issued: t.int().default(0).check('issued >= 0'),
  /** Who had its share already, or may not have it. */
  skipped: t.int().default(0).check('skipped >= 0'),
  finishedAt: t.timestamptz().nullable(),
  stopped: t.word('ended', 'limit', 'unknown_segment').nullable(),
}, {
  references: { offerId: 'coupon_offer (id)' },
  indexes: { coupon_run_offer: '(offer_id, asked_at desc)', coupon_run_open: '(id) where finished_at is null' },
});
