import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { itemFactTable } from '../../persistence/tables/item-fact.table.ts';

/** What catalog last said about items: style, series, margin classes, labour. */
export const keepItems = defineProjection({
  name: 'rewards.keep-items', table: itemFactTable, key: 'itemId',
  rowOf: (item: EventPayloads['item.changed.v1']) => ({
    itemId: item.itemId, sku: item.sku, productId: item.productId, series: item.series ?? null,
    classes: item.classes, labourMinor: item.labourMinor, priceCurrency: item.priceCurrency,
  }),
});
