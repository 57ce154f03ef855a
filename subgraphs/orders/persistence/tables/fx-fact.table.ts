import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Rates as catalog tells them. */
export const fxFactTable = defineTable('orders.fx_fact', {
  fromCurrency: t.text().primary(),
  toCurrency: t.text().primary(),
  effectiveAt: t.timestamptz().primary(),
  tableId: t.uuid().primary(),
  rate: t.text().check(`rate ~ '^[0-9]{1,9}([.][0-9]{1,12})?$'`),
  validUntil: t.timestamptz(),
  // converts nothing that was paid from then on
  withdrawnAt: t.timestamptz().nullable(),
}, {
  checks: {
    fx_fact_check: 'valid_until > effective_at',
  },
});
