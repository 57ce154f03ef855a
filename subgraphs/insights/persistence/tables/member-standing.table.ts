import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Tiers as loyalty tells them. */
export const memberTierTable = defineTable('insights.member_tier', {
  memberId: t.uuid().primary(),
  /** Whose tier it is. */
  programme: t.text(),
  tier: t.text(),
  version: t.bigint(),
}, { hidden: true });

/** Sums of points after the last posting. */
export const memberPointsTable = defineTable('insights.member_points', {
  memberId: t.uuid().primary(),
  available: t.bigint(),
  pending: t.bigint(),
  debt: t.bigint(),
  toldAt: t.timestamptz(),
  version: t.bigint().defaultRaw('0'),
}, { hidden: true });

/** Who a member is at home with; null: head office. */
export const memberHomeTable = defineTable('insights.member_home', {
  memberId: t.uuid().primary(),
  franchiseId: t.uuid().nullable(),
  since: t.timestamptz(),
  version: t.bigint(),
}, { hidden: true });

/** A member's last word on each purpose. */
export const memberConsentTable = defineTable('insights.member_consent', {
  memberId: t.uuid().primary(),
  purpose: t.text().primary(),
  granted: t.bool(),
  version: t.bigint(),
}, { hidden: true, indexes: { member_consent_granted: '(purpose, member_id) where granted' } });
