import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { outletFactTable } from '../../persistence/tables/outlet-fact.table.ts';

/** What franchises last said about outlets. */
export const keepOutlets = defineProjection({
  name: 'campaigns.keep-outlets', table: outletFactTable, key: 'outletId',
  rowOf: (outlet: EventPayloads['outlet.changed.v1']) => ({
    outletId: outlet.outletId, name: outlet.name, kind: outlet.kind, closed: outlet.closed,
    channelId: outlet.channelId, franchiseId: outlet.franchiseId,
  }),
});
