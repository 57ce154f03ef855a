import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/**
 * Points that this room grants 互动积分, each once for what it is for; loyalty posts those that it is told. A prize may be
 * a coupon instead, which rewards gives.
 */
export const engagementGrantTable = defineTable('engagement.engagement_grant', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  cause: t.word('check_in', 'task', 'referral', 'format', 'course'),
  /** What it is for; a person has one that stands for each. */
  slot: t.text(),
  taskId: t.uuid().nullable(),
  referralId: t.uuid().nullable(),
  /** Who proved it, and its word for that. */
  recordedBy: t.text().nullable(),
  reference: t.text().nullable(),
  points: t.int().check('points >= 0'),
  funderId: t.uuid().nullable(),
  label: t.text(),
  state: t.word('pending', 'granted', 'withdrawn'),
  earnedAt: t.timestamptz(),
  grantedAt: t.timestamptz().nullable(),
  withdrawnAt: t.timestamptz().nullable(),
  withdrawnFor: t.word('merge', 'return', 'review').nullable(),
  /** By which merge it was one of two for the same; null as soon as there is another one in its stead. */
  mergeId: t.uuid().nullable(),
  /** The case that held it, or took it back. */
  caseId: t.uuid().nullable(),
  version: t.bigint().defaultRaw('1'),
  growth: t.int().default(0).check('growth >= 0'),
  formatId: t.uuid().nullable(),
  /** A coupon of this offer; there are no points then. */
  offerId: t.uuid().nullable(),
}, {
  about: 'memberId',
  references: { taskId: 'task (id)', formatId: 'playful_format (id)' },
  indexes: {
    engagement_grant_slot: "unique (member_id, slot) where state in ('pending', 'granted')",
    engagement_grant_reference:
      "unique (task_id, recorded_by, reference) where reference is not null and state in ('pending', 'granted')",
    engagement_grant_member: '(member_id, earned_at desc, id desc)',
    engagement_grant_held: "(member_id) where state = 'pending'",
    engagement_grant_referral: '(referral_id) where referral_id is not null',
    engagement_grant_proof: '(reference) where reference is not null',
    engagement_grant_case: '(case_id) where case_id is not null',
    engagement_grant_merge: '(merge_id) where merge_id is not null',
    engagement_grant_format: '(format_id) where format_id is not null',
  },
  checks: { engagement_grant_gives: '(points > 0) = (offer_id is null)' },
});
