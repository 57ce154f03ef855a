import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { toJson } from '../../../kernel/json.ts';

/** What catalog last said about items: name and margin classes. */
export const keepItems = defineProjection({
  name: 'campaigns.keep-items', table: 'item_fact', key: 'item_id',
  columns: {
    item_id: 'uuid', sku: 'text', name: 'text', classes: 'jsonb', retired: 'boolean',
    version: 'bigint',
  },
  rowOf: (item: EventPayloads['item.changed.v1']) => ({
    item_id: item.itemId, sku: item.sku, name: item.name, classes: toJson(item.classes),
    retired: item.retired,
  }),
});
