import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';

/** Outlets as franchises last told of them: who sells there is kept with each order. */
export const keepOutlets = defineProjection({
  name: 'orders.keep-outlets', table: 'outlet_fact', key: 'outlet_id',
  columns: {
    outlet_id: 'uuid', code: 'text', name: 'text', franchise_id: 'uuid', channel_id: 'uuid',
    kind: 'text', region: 'text', closed: 'boolean', version: 'bigint',
  },
  rowOf: (outlet: EventPayloads['outlet.changed.v1']) => ({
    outlet_id: outlet.outletId, code: outlet.code, name: outlet.name,
    franchise_id: outlet.franchiseId, channel_id: outlet.channelId, kind: outlet.kind,
    region: outlet.region, closed: outlet.closed,
  }),
});
