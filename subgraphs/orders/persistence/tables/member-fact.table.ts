import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Where a member is at home, as members tell it. */
export const memberFactTable = defineTable('orders.member_fact', {
  memberId: t.uuid().primary(),
  region: t.text(),
  enrolledAt: t.timestamptz(),
  survivorId: t.uuid().nullable(),
}, {
  indexes: {
    member_fact_survivor: '(survivor_id) where survivor_id is not null',
  },
  checks: {
    member_fact_check: 'survivor_id <> member_id',
  },
});
