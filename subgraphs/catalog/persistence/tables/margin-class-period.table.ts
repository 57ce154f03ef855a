import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** From when on a product is of which margin class. */
export const marginClassPeriodTable = defineTable('catalog.margin_class_period', {
  productId: t.uuid().primary(),
  effectiveAt: t.timestamptz().primary(),
  marginClass: t.text(),
  reason: t.text().nullable().check('char_length(reason) <= 500'),
  setBy: t.text(),
  setAt: t.timestamptz(),
}, {
  visible: 'exists (select 1 from product p where p.id = margin_class_period.product_id)',
  references: { productId: 'product (id)' },
});
