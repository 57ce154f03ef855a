import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import type { Dedication } from '../../domain/room-rules.ts';
import { itemFactTable } from '../../persistence/tables/item-fact.table.ts';

/** What catalog last said about items: name, margin classes, for whom they are and when. */
export const keepItems = defineProjection({
  name: 'campaigns.keep-items', table: itemFactTable, key: 'itemId',
  rowOf: (item: EventPayloads['item.changed.v1']) => ({
    itemId: item.itemId, sku: item.sku, name: item.name, classes: item.classes,
    retired: item.retired, dedication: dedicationOf(item),
  }),
});

/** Null for what is for everybody: nearly all. */
function dedicationOf(item: EventPayloads['item.changed.v1']): Dedication | null {
  const {
    memberOnly = false, exclusiveChannelIds: channelIds = [], exclusiveTenantIds: franchiseIds = [],
    saleTerms: terms = null,
  } = item;
  return memberOnly || channelIds.length > 0 || franchiseIds.length > 0 || terms
    ? { memberOnly, channelIds, franchiseIds, ...(terms && { terms }) } : null;
}
