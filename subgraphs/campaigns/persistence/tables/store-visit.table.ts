import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Who stands in a store with its member code: at the door of an event that is how it comes in. */
export const storeVisitTable = defineTable('campaigns.store_visit', {
  visitId: t.uuid().primary(),
  memberId: t.uuid(),
  outletId: t.uuid(),
  fromAt: t.timestamptz(),
  untilAt: t.timestamptz(),
}, { hidden: true, indexes: { store_visit_member: '(member_id, outlet_id)', store_visit_old: '(until_at)' } });
