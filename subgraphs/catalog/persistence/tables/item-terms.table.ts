import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What an item's price was made of, from a moment on. A trigger of `item` writes it whatever changes an item. */
export const itemTermsTable = defineTable('catalog.item_terms', {
  itemId: t.uuid().primary(),
  beganAt: t.timestamptz().primary(),
  goldWeightMg: t.bigint(),
  pricing: t.word('fixed', 'by_weight'),
  currency: t.text(),
  fixedPriceMinor: t.bigint().nullable(),
  labourMinor: t.bigint(),
  labourBasis: t.word('piece', 'gram'),
  stonePriceMinor: t.bigint(),
}, {
  visible: 'exists (select 1 from item i where i.id = item_terms.item_id)',
  references: { itemId: 'item (id)' },
});
