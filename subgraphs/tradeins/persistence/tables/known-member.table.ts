import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Members as their room tells them, one row for each id. */
export const knownMemberTable = defineTable('tradeins.known_member', {
  memberId: t.uuid().primary(),
  region: t.text(),
  enrolledAt: t.timestamptz(),
}, { about: 'memberId' });
