import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { itemFactTable } from '../../persistence/tables/item-fact.table.ts';

/** What items are and what they are bought for, as catalog last told; no product before it told the kind. */
export const keepItems = defineProjection({
  name: 'insights.keep-items', table: itemFactTable, key: 'itemId',
  rowOf: (told: EventPayloads['item.changed.v1']) => ({
    itemId: told.itemId, demandClass: told.demandClass ?? null,
    productId: told.category === undefined ? null : told.productId, category: told.category ?? null,
    series: told.series ?? null, stones: told.stones ?? [],
    traits: [...told.tags ?? [], ...told.craft ? [told.craft] : []],
    priceMinor: told.fixedPriceMinor ?? null, priceCurrency: told.fixedPriceMinor ? told.priceCurrency : null,
    retired: told.retired, exclusiveChannelIds: told.exclusiveChannelIds ?? [],
    exclusiveTenantIds: told.exclusiveTenantIds ?? [],
  }),
});
