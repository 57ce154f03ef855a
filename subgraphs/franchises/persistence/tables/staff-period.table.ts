import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** When a member was staff. */
export const staffPeriodTable = defineTable('franchises.staff_period', {
  memberId: t.uuid().primary(),
  startsAt: t.timestamptz().primary(),
  endsAt: t.timestamptz().nullable(),
}, {
  references: { memberId: 'member_home (member_id)' },
  indexes: {
    staff_period_open: 'unique (member_id) where ends_at is null',
  },
  checks: {
    staff_period_check: 'ends_at >= starts_at',
  },
});
