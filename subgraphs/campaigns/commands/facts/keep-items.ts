import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { toJson } from '../../../kernel/json.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { newestOf } from './newest-of.ts';

/** What catalog last said about items: name and margin classes. */
export const keepItems = defineBatchCommand<EventPayloads['item.changed.v1'], null, never>({
  name: 'campaigns.keep-items',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const items = newestOf(requests.map(({ input }) => input), (item) => item.itemId);
    await tx.sql.insertRows('item_fact as old', {
      item_id: 'uuid', sku: 'text', name: 'text', classes: 'jsonb', retired: 'boolean',
      version: 'bigint',
    }, items.map((item) => ({
      item_id: item.itemId, sku: item.sku, name: item.name, classes: toJson(item.classes),
      retired: item.retired, version: item.version,
    })), `on conflict (item_id) do update set sku = excluded.sku, name = excluded.name,
      classes = excluded.classes, retired = excluded.retired, version = excluded.version
      where old.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});
