import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Tiers as loyalty tells them. */
export const memberTierTable = defineTable('campaigns.member_tier', {
  memberId: t.uuid().primary(),
  tier: t.word('base', 'silver', 'gold', 'diamond'),
  at: t.timestamptz(),
  version: t.bigint(),
});
