import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Days that are not what their weekday says: holidays, and weekends that make up for them. */
export const calendarDayTable = defineTable('members.calendar_day', {
  region: t.text().primary(),
  day: t.date().primary(),
  isWorking: t.bool(),
  name: t.text().check('char_length(name) >= 1 and char_length(name) <= 40'),
});
