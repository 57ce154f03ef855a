import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import type { Dedication } from '../../domain/dedication.ts';
import { itemFactTable } from '../../persistence/tables/item-fact.table.ts';

/** Items as catalog last told of them. */
export const keepItems = defineProjection({
  name: 'orders.keep-items', table: itemFactTable, key: 'itemId',
  rowOf: (item: EventPayloads['item.changed.v1']) => ({
    itemId: item.itemId, productId: item.productId, sku: item.sku, name: item.name,
    classes: item.classes, costMinor: item.costMinor, costCurrency: item.costCurrency,
    labourMinor: item.labourMinor, priceCurrency: item.priceCurrency, retired: item.retired,
    dedication: dedicationOf(item), category: item.category ?? null, series: item.series ?? null,
  }),
});

/** Null for what everybody may sell to everybody: nearly all. */
function dedicationOf(item: EventPayloads['item.changed.v1']): Dedication | null {
  const {
    memberOnly = false, exclusiveChannelIds: channelIds = [], exclusiveTenantIds: franchiseIds = [],
    saleTerms: terms = null,
  } = item;
  return memberOnly || channelIds.length > 0 || franchiseIds.length > 0 || terms
    ? { memberOnly, channelIds, franchiseIds, ...(terms && { terms }) } : null;
}
