import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import { IF_TENANT } from '../../../kernel/database/reader.ts';

/** What statements changed in the sums of sales, not yet folded into them. */
export const saleDeltaTable = defineTable('franchises.sale_delta', {
  id: t.identity().primary(),
  day: t.date(),
  franchiseId: t.uuid(),
  currency: t.text(),
  sales: t.bigint(),
  returned: t.bigint(),
  orders: t.bigint(),
}, {
  visible: `franchise_id = ${IF_TENANT}`,
  indexes: {
    sale_delta_franchise: '(franchise_id, day)',
  },
});
