import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Tiers as loyalty tells them. */
export const memberTierTable = defineTable('rewards.member_tier', {
  memberId: t.uuid().primary(),
  tier: t.text(),
  /** Whose tiers these are. */
  programme: t.text(),
  at: t.timestamptz(),
  version: t.bigint(),
  /** A return might still take it away. */
  provisional: t.bool().default(false),
}, { about: 'memberId' });
