import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Tiers as loyalty tells them: higher ones book earlier. */
export const memberTierTable = defineTable('service.member_tier', {
  memberId: t.uuid().primary(),
  tier: t.text(),
  /** Whose tiers these are. */
  programme: t.text(),
  version: t.bigint(),
}, { about: 'memberId' });
