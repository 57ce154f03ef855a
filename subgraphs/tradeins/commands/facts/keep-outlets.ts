import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { outletFactTable } from '../../persistence/tables/outlet-fact.table.ts';

/** Outlets, as franchises last told them. */
export const keepOutlets = defineProjection({
  name: 'tradeins.keep-outlets', table: outletFactTable, key: 'outletId',
  rowOf: ({ outletId, name, kind, region, franchiseId, channelId, closed }: EventPayloads['outlet.changed.v1']) => (
    { outletId, name, kind, region, franchiseId, channelId, closed }),
});
