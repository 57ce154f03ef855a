import type { EventPayloads } from '../../../contracts/events.ts';
import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';
import type { Dedication } from '../../domain/dedication.ts';

/** Items as catalog tells them. */
export const itemFactTable = defineTable('orders.item_fact', {
  itemId: t.uuid().primary(),
  productId: t.uuid(),
  sku: t.text(),
  name: t.text(),
  classes: t.jsonb<EventPayloads['item.changed.v1']['classes']>(),
  costMinor: t.bigint().nullable(),
  costCurrency: t.text().nullable(),
  labourMinor: t.bigint().nullable(),
  priceCurrency: t.text(),
  retired: t.bool(),
  version: t.bigint(),
  dedication: t.jsonb<Dedication>().nullable(),
  /** Of its style as it is today; null: not told yet, or none. */
  category: t.text().nullable(),
  series: t.text().nullable(),
}, {
  indexes: {
    item_fact_product: '(product_id)',
    item_fact_sku: '(sku)',
  },
});
