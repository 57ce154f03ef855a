import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { itemFactTable } from '../../persistence/tables/item-fact.table.ts';

/** What catalog last said of pieces: what they are made of, and how. */
export const keepItems = defineProjection({
  name: 'service.keep-items', table: itemFactTable, key: 'itemId',
  rowOf: ({ itemId, name, category, metal, craft, stones }: EventPayloads['item.changed.v1']) => ({
    itemId, name, category: category ?? null, metal: metal ?? null, craft: craft ?? null, stones: stones ?? [],
  }),
});
