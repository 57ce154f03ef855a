import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Who serves each member, as members tells it; null: nobody. */
export const memberServedTable = defineTable('insights.member_served', {
  memberId: t.uuid().primary(),
  staffId: t.uuid().nullable(),
  since: t.timestamptz(),
  version: t.bigint(),
}, { about: 'memberId', indexes: { member_served_staff: '(staff_id, member_id) where staff_id is not null' } });
