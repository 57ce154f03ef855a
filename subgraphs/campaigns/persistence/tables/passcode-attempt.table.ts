import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Wrong tries of a passcode, those that still count. */
export const passcodeAttemptTable = defineTable('campaigns.passcode_attempt', {
  memberId: t.uuid().primary(),
  // wrong tries, oldest first, only those that still count
  wrongAt: t.timestamps(),
});
