import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** How many members stood how at the end of each month, as it was known then; '' is null in member_month. */
export const monthSumTable = defineTable('insights.month_sum', {
  region: t.text().primary(),
  month: t.date().primary(),
  lifecycle: t.text().primary(),
  frequencyClass: t.text().primary(),
  segment: t.text().primary(),
  potential: t.text().primary(),
  members: t.bigint().check('members >= 0'),
}, { hidden: true });
