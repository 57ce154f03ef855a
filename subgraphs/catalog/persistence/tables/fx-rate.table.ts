import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** One rate of an FX table. */
export const fxRateTable = defineTable('catalog.fx_rate', {
  tableId: t.uuid().primary(),
  fromCurrency: t.text().primary().check(`from_currency ~ '^[A-Z]{3}$'`),
  rate: t.numeric(24, 12).check('rate > 0'),
}, {
  visible: 'exists (select 1 from fx_table t where t.id = fx_rate.table_id)',
  references: { tableId: 'fx_table (id)' },
});
