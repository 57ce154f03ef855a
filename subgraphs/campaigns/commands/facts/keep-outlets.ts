import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';

/** What franchises last said about outlets. */
export const keepOutlets = defineProjection({
  name: 'campaigns.keep-outlets', table: 'outlet_fact', key: 'outlet_id',
  columns: {
    outlet_id: 'uuid', name: 'text', kind: 'text', closed: 'boolean', channel_id: 'uuid',
    franchise_id: 'uuid', version: 'bigint',
  },
  rowOf: (outlet: EventPayloads['outlet.changed.v1']) => ({
    outlet_id: outlet.outletId, name: outlet.name, kind: outlet.kind, closed: outlet.closed,
    channel_id: outlet.channelId, franchise_id: outlet.franchiseId,
  }),
});
