import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_TENANT } from '../../../kernel/database/reader.ts';

/** What a franchise gets and pays, by the day from which it counts. */
export const rebateDayTable = defineTable('franchises.rebate_day', {
  franchiseId: t.uuid().primary(),
  day: t.date().primary(),
  currency: t.text().primary(),
  earned: t.bigint(),
  earnedReversed: t.bigint(),
  owed: t.bigint(),
  owedReversed: t.bigint(),
  entries: t.bigint(),
}, {
  visible: `franchise_id = ${IF_TENANT}`,
});
