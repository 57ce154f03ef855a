import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** When who tried wrong codes, oldest first, only those that still count. */
export const memberCodeTryTable = defineTable('members.member_code_try', {
  actorId: t.text().primary(),
  wrongAt: t.timestamps(),
});
