import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** The tier that each member has. */
export const memberTierTable = defineTable('engagement.member_tier', {
  memberId: t.uuid().primary(),
  /** Whose tier it is. */
  programme: t.text(),
  tier: t.text(),
  version: t.bigint(),
}, { about: 'memberId' });
