import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Sums of the charity fund by region, currency and business day, for everybody; slots keep writers apart. */
export const charityDayTable = defineTable('loyalty.charity_day', {
  region: t.text().primary(),
  currency: t.text().primary(),
  day: t.date().primary(),
  kind: t.text().primary(),
  slot: t.smallint().primary(),
  amount: t.bigint(),
  postings: t.int(),
}, { visible: 'true' });
