import type { EventPayloads } from '../../../contracts/events.ts';
import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** What decides on which items a coupon is valid, as catalog tells it. */
export const itemFactTable = defineTable('rewards.item_fact', {
  itemId: t.uuid().primary(),
  sku: t.text(),
  productId: t.uuid(),
  series: t.text().nullable(),
  classes: t.jsonb<EventPayloads['item.changed.v1']['classes']>(),
  /** Of one piece. */
  labourMinor: t.bigint().nullable(),
  priceCurrency: t.text(),
  version: t.bigint(),
}, { hidden: true, indexes: { item_fact_sku: '(sku)' } });
