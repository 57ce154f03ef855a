import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { toJson } from '../../../kernel/json.ts';
import type { Dedication } from '../../domain/dedication.ts';

/** Items as catalog last told of them. */
export const keepItems = defineProjection({
  name: 'orders.keep-items', table: 'item_fact', key: 'item_id',
  columns: {
    item_id: 'uuid', product_id: 'uuid', sku: 'text', name: 'text', classes: 'jsonb',
    cost_minor: 'bigint', cost_currency: 'text', labour_minor: 'bigint', price_currency: 'text',
    retired: 'boolean', dedication: 'jsonb', version: 'bigint',
  },
  rowOf: (item: EventPayloads['item.changed.v1']) => ({
    item_id: item.itemId, product_id: item.productId, sku: item.sku, name: item.name,
    classes: toJson(item.classes), cost_minor: item.costMinor, cost_currency: item.costCurrency,
    labour_minor: item.labourMinor, price_currency: item.priceCurrency, retired: item.retired,
    dedication: dedicationOf(item),
  }),
});

/** Null for what everybody may sell to everybody: nearly all. */
function dedicationOf(item: EventPayloads['item.changed.v1']): string | null {
  const {
    memberOnly = false, exclusiveChannelIds: channelIds = [], exclusiveTenantIds: franchiseIds = [],
  } = item;
  return memberOnly || channelIds.length > 0 || franchiseIds.length > 0
    ? toJson({ memberOnly, channelIds, franchiseIds } satisfies Dedication) : null;
}
