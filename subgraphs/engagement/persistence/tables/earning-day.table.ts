import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** How often a member earned on a day (UTC); kept for some days only. */
export const earningDayTable = defineTable('engagement.earning_day', {
  memberId: t.uuid().primary(),
  day: t.date().primary(),
  events: t.int().check('events > 0'),
}, { hidden: true, indexes: { earning_day_old: '(day)' } });
