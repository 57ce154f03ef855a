import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A points programme and what it counts in, for ever; what it is called is said by the words. */
export const programmeTable = defineTable('loyalty.programme', {
  code: t.text().primary(),
  currency: t.text(),
  timeZone: t.text(),
});
