import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Wrong pickup codes at an outlet, those that still count. */
export const codeTryTable = defineTable('rewards.code_try', {
  outletId: t.uuid().primary(),
  // oldest first
  wrongAt: t.timestamps(),
});
