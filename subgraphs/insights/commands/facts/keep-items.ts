import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { itemFactTable } from '../../persistence/tables/item-fact.table.ts';

/** What items are bought for, as catalog last told. */
export const keepItems = defineProjection({
  name: 'insights.keep-items', table: itemFactTable, key: 'itemId',
  rowOf: ({ itemId, demandClass }: EventPayloads['item.changed.v1']) => (
    { itemId, demandClass: demandClass ?? null }),
});
