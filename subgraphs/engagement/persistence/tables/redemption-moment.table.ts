import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** When a member redeemed points. */
export const redemptionMomentTable = defineTable('engagement.redemption_moment', {
  redemptionId: t.uuid().primary(),
  memberId: t.uuid(),
  redeemedAt: t.timestamptz(),
}, {
  hidden: true,
  indexes: {
    redemption_moment_member: '(member_id, redeemed_at)',
    redemption_moment_old: '(redeemed_at)',
  },
});
