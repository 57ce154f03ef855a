import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { toJson } from '../../../kernel/json.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { Dedication } from '../../domain/dedication.ts';
import { newestOf } from './newest-of.ts';

/** Items as catalog last told of them; an older version never overwrites a newer one. */
export const keepItems = defineBatchCommand<EventPayloads['item.changed.v1'], null, never>({
  name: 'orders.keep-items',
  maxBatch: 1000,
  executeAll: async (tx, requests) => {
    const items = newestOf(requests.map(({ input }) => input), (item) => item.itemId);
    await tx.sql.insertRows('item_fact', {
      item_id: 'uuid', product_id: 'uuid', sku: 'text', name: 'text', classes: 'jsonb',
      cost_minor: 'bigint', cost_currency: 'text', labour_minor: 'bigint', price_currency: 'text',
      retired: 'boolean', dedication: 'jsonb', version: 'bigint',
    }, items.map((item) => ({
      item_id: item.itemId, product_id: item.productId, sku: item.sku, name: item.name,
      classes: toJson(item.classes), cost_minor: item.costMinor, cost_currency: item.costCurrency,
      labour_minor: item.labourMinor, price_currency: item.priceCurrency, retired: item.retired,
      dedication: dedicationOf(item), version: item.version,
    })), `on conflict (item_id) do update set product_id = excluded.product_id,
      sku = excluded.sku, name = excluded.name, classes = excluded.classes,
      cost_minor = excluded.cost_minor, cost_currency = excluded.cost_currency,
      labour_minor = excluded.labour_minor, price_currency = excluded.price_currency,
      retired = excluded.retired, dedication = excluded.dedication,
      version = excluded.version
      where item_fact.version < excluded.version`);
    return requests.map(() => accepted(null));
  },
});

/** Null for what everybody may sell to everybody: nearly all. */
function dedicationOf(item: EventPayloads['item.changed.v1']): string | null {
  const {
    memberOnly = false, exclusiveChannelIds: channelIds = [], exclusiveTenantIds: franchiseIds = [],
  } = item;
  return memberOnly || channelIds.length > 0 || franchiseIds.length > 0
    ? toJson({ memberOnly, channelIds, franchiseIds } satisfies Dedication) : null;
}
