import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** A points programme, and its currency. */
export const programmeTable = defineTable('loyalty.programme', {
  code: t.word('CN', 'HK', 'SG').primary(),
  name: t.text(),
  currency: t.text(),
  timeZone: t.text(),
  regions: t.texts(),
});
