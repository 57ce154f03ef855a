import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** How far the end of a month has been written down in a region. */
export const monthRunTable = defineTable('insights.month_run', {
  region: t.text().primary(),
  month: t.date().primary(),
  after: t.uuid().defaultRaw(`'00000000-0000-0000-0000-000000000000'`),
  finishedAt: t.timestamptz().nullable(),
});
