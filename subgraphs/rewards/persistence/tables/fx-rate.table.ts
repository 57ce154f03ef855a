import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Rates of a home currency as catalog tells them. */
export const fxRateTable = defineTable('rewards.fx_rate', {
  homeRegion: t.text().primary(),
  fromCurrency: t.text().primary(),
  toCurrency: t.text().primary(),
  effectiveAt: t.timestamptz().primary(),
  rate: t.text().check(`rate ~ '^[0-9]{1,9}([.][0-9]{1,12})?$'`),
  validUntil: t.timestamptz(),
  // converts nothing that was paid from then on
  withdrawnAt: t.timestamptz().nullable(),
  tableId: t.uuid().primary(),
}, { checks: { fx_rate_check: 'valid_until > effective_at' } });
