import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What an item costs the house: confidential, no restricted reader has a grant. */
export const itemCostTable = defineTable('catalog.item_cost', {
  itemId: t.uuid().primary(),
  effectiveAt: t.timestamptz().primary(),
  costMinor: t.bigint().check('cost_minor >= 0'),
  currency: t.text().check(`currency ~ '^[A-Z]{3}$'`),
  reason: t.text().nullable().check('char_length(reason) <= 500'),
  setBy: t.text(),
  setAt: t.timestamptz(),
}, {
  hidden: true,
  references: { itemId: 'item (id)' },
});
