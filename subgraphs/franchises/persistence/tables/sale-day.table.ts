import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_TENANT } from '../../../kernel/database/reader.ts';

/** Sums of sales by outlet and day. */
export const saleDayTable = defineTable('franchises.sale_day', {
  day: t.date().primary(),
  franchiseId: t.uuid().primary(),
  currency: t.text().primary(),
  sales: t.bigint(),
  returned: t.bigint(),
  orders: t.bigint(),
}, {
  visible: `franchise_id = ${IF_TENANT}`,
  indexes: {
    sale_day_franchise: '(franchise_id, day)',
  },
});
