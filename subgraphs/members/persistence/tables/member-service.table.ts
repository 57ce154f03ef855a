import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Who served a member and until when; the newest without an end serves it now. */
export const memberServiceTable = defineTable('members.member_service', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  staffId: t.uuid(),
  fromAt: t.timestamptz(),
  untilAt: t.timestamptz().nullable(),
  how: t.word('chosen', 'least_loaded', 'handed_over'),
  setBy: t.text(),
}, {
  about: 'memberId',
  references: { memberId: 'member (id)', staffId: 'service_staff (id)' },
  indexes: {
    member_service_member: '(member_id, from_at desc, id desc)',
    member_service_staff: '(staff_id, from_at, id) where until_at is null',
  },
});
