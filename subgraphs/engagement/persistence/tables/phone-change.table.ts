import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** When a member's phone became another one. */
export const phoneChangeTable = defineTable('engagement.phone_change', {
  memberId: t.uuid().primary(),
  changedAt: t.timestamptz().primary(),
}, { hidden: true, indexes: { phone_change_old: '(changed_at)' } });
