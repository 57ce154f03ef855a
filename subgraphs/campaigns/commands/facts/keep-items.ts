import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { toJson } from '../../../kernel/json.ts';
import type { Dedication } from '../../domain/room-rules.ts';

/** What catalog last said about items: name, margin classes, for whom they are. */
export const keepItems = defineProjection({
  name: 'campaigns.keep-items', table: 'item_fact', key: 'item_id',
  columns: {
    item_id: 'uuid', sku: 'text', name: 'text', classes: 'jsonb', retired: 'boolean',
    dedication: 'jsonb', version: 'bigint',
  },
  rowOf: (item: EventPayloads['item.changed.v1']) => ({
    item_id: item.itemId, sku: item.sku, name: item.name, classes: toJson(item.classes),
    retired: item.retired, dedication: dedicationOf(item),
  }),
});

/** Null for what is for everybody: nearly all. */
function dedicationOf(item: EventPayloads['item.changed.v1']): string | null {
  const {
    memberOnly = false, exclusiveChannelIds: channelIds = [], exclusiveTenantIds: franchiseIds = [],
  } = item;
  return memberOnly || channelIds.length > 0 || franchiseIds.length > 0
    ? toJson({ memberOnly, channelIds, franchiseIds } satisfies Dedication) : null;
}
