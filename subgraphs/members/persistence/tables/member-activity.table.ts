import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What other rooms hold about a member, for deciding who may be forgotten or merged. */
export const memberActivityTable = defineTable('members.member_activity', {
  memberId: t.uuid().primary(),
  hasOrders: t.bool().default(false),
  hasPoints: t.bool().default(false),
}, {
  references: { memberId: 'member (id)' },
});
