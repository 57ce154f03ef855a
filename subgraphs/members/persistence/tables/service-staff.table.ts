import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_TENANT, KIND } from '../../../kernel/database/reader.ts';

/** People of the house who serve members: an operator's account, in each team once, with a name that members see. */
export const serviceStaffTable = defineTable('members.service_staff', {
  id: t.uuid().primary(),
  operatorId: t.uuid(),
  displayName: t.text().check('char_length(display_name) <= 80'),
  // null: head office
  franchiseId: t.uuid().nullable(),
  outletId: t.uuid().nullable(),
  active: t.bool(),
  capacity: t.int().check('capacity >= 0 and capacity <= 5000'),
  version: t.int(),
  addedAt: t.timestamptz(),
}, {
  visible: `franchise_id = ${IF_TENANT} or (${KIND} = 'person' and (select true from member_service s
    where s.staff_id = service_staff.id and s.until_at is null limit 1))`,
  indexes: {
    service_staff_operator: 'unique (operator_id, franchise_id) nulls not distinct',
    service_staff_name: '(display_name, id)',
    service_staff_franchise: '(franchise_id, display_name, id)',
  },
});
