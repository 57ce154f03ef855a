import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { toJson } from '../../../kernel/json.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { Dedication } from '../../domain/room-rules.ts';
import { newestOf } from './newest-of.ts';

/** What catalog last said about items: name, margin classes, for whom they are. */
export const keepItems = defineBatchCommand<EventPayloads['item.changed.v1'], null, never>({
  name: 'campaigns.keep-items',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const items = newestOf(requests.map(({ input }) => input), (item) => item.itemId);
    await tx.sql.insertRows('item_fact as old', {
      item_id: 'uuid', sku: 'text', name: 'text', classes: 'jsonb', retired: 'boolean',
      dedication: 'jsonb', version: 'bigint',
    }, items.map((item) => ({
      item_id: item.itemId, sku: item.sku, name: item.name, classes: toJson(item.classes),
      retired: item.retired, dedication: dedicationOf(item), version: item.version,
    })), `on conflict (item_id) do update set sku = excluded.sku, name = excluded.name,
      classes = excluded.classes, retired = excluded.retired,
      dedication = excluded.dedication, version = excluded.version
      where old.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});

/** Null for what is for everybody: nearly all. */
function dedicationOf(item: EventPayloads['item.changed.v1']): string | null {
  const {
    memberOnly = false, exclusiveChannelIds: channelIds = [], exclusiveTenantIds: franchiseIds = [],
  } = item;
  return memberOnly || channelIds.length > 0 || franchiseIds.length > 0
    ? toJson({ memberOnly, channelIds, franchiseIds } satisfies Dedication) : null;
}
