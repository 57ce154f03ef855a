import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_CHANNEL, IF_TENANT, KIND, seenBy } from '../../../kernel/database/reader.ts';
import { AT_OWN_SITES } from './own-sites.ts';

/** When which piece is looked after next, worked out of sales, services and the policy by one command alone. */
export const dueCareTable = defineTable('service.due_care', {
  id: t.uuid().primary(),
  lineId: t.uuid(),
  care: t.text(),
  /** As who bought it; a merge leads on. */
  memberId: t.uuid(),
  itemId: t.uuid(),
  /** Where it was sold; null: told before that was kept. */
  outletId: t.uuid().nullable(),
  tenantId: t.uuid().nullable(),
  channelId: t.uuid().nullable(),
  lastOn: t.date().nullable(),
  dueOn: t.date(),
}, {
  visible: `${seenBy('due_care.member_id')} and (tenant_id = ${IF_TENANT} and ${AT_OWN_SITES}
    or channel_id = ${IF_CHANNEL} or ${KIND} = 'person')`,
  unique: { due_care_line_id_care_key: ['lineId', 'care'] },
  references: { lineId: 'sold_line (line_id)' },
  indexes: {
    due_care_on: '(due_on, id)',
    due_care_outlet: '(outlet_id, due_on, id) where outlet_id is not null',
    due_care_tenant: '(tenant_id, due_on, id) where tenant_id is not null',
    due_care_channel: '(channel_id, due_on, id) where channel_id is not null',
    due_care_member: '(member_id, due_on, id)',
  },
});
