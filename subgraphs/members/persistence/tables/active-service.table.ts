import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Who is being served by which franchise, as service tells it: an open service order, or the day of an appointment. */
export const activeServiceTable = defineTable('members.active_service', {
  refId: t.uuid().primary(),
  memberId: t.uuid().nullable(),
  franchiseId: t.uuid().nullable(),
  kind: t.word('service_order', 'appointment'),
  fromAt: t.timestamptz(),
  // of a service order at the latest: domain/sharing.ts
  untilAt: t.timestamptz(),
  version: t.bigint(),
}, {
  indexes: {
    active_service_franchise: '(franchise_id, until_at) where member_id is not null',
    active_service_until: '(until_at)',
    active_service_member: '(member_id) where member_id is not null',
  },
});
