import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Outlets as franchises tell them. */
export const outletFactTable = defineTable('orders.outlet_fact', {
  outletId: t.uuid().primary(),
  code: t.text(),
  name: t.text(),
  franchiseId: t.uuid().nullable(),
  channelId: t.uuid().nullable(),
  kind: t.text(),
  region: t.text(),
  closed: t.bool(),
  version: t.bigint(),
  closedAt: t.timestamptz().nullable(),
}, {
  indexes: {
    outlet_fact_code: '(code)',
    outlet_fact_franchise: '(franchise_id) where franchise_id is not null',
  },
  checks: {
    outlet_fact_closed: 'closed = (closed_at is not null)',
  },
});
