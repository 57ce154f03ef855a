import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { KIND, seenBy, TENANT } from '../../../kernel/database/reader.ts';

/** A member stood in an outlet and showed its code; a franchise sees the visits to its own outlets. */
export const storeVisitTable = defineTable('members.store_visit', {
  id: t.uuid().primary(),
  memberId: t.uuid(),
  outletId: t.uuid(),
  franchiseId: t.uuid().nullable(),
  fromAt: t.timestamptz(),
  untilAt: t.timestamptz(),
  checkedBy: t.text(),
}, {
  visible: `${seenBy('store_visit.member_id')} and (${KIND} <> 'tenant' or franchise_id = ${TENANT})`,
  references: { memberId: 'member (id)' },
  indexes: { store_visit_member: '(member_id, from_at desc, id desc)' },
  checks: { store_visit_check: 'until_at > from_at' },
});
