import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** Items as catalog tells them; without a product where it was told before it said what it is. */
export const itemFactTable = defineTable('insights.item_fact', {
  itemId: t.uuid().primary(),
  demandClass: t.word('wedding', 'investment', 'daily', 'baby').nullable(),
  version: t.bigint(),
  productId: t.uuid().nullable(),
  category: t.text().nullable(),
  series: t.text().nullable(),
  stones: t.texts().defaultRaw(`'{}'`),
  /** Free tags and craft, by which styles and occasions are known. */
  traits: t.texts().defaultRaw(`'{}'`),
  /** Fixed price; null: by weight. */
  priceMinor: t.bigint().nullable().check('price_minor > 0'),
  priceCurrency: t.text().nullable().check(`price_currency ~ '^[A-Z]{3}$'`),
  retired: t.bool().default(false),
  exclusiveChannelIds: t.uuids().defaultRaw(`'{}'`),
  exclusiveTenantIds: t.uuids().defaultRaw(`'{}'`),
}, { indexes: { item_fact_offered: '(product_id) where product_id is not null and not retired' } });
