import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';

/** Outlets as franchises last told of them: who sells there is kept with each order. */
export const keepOutlets = defineProjection({
  name: 'orders.keep-outlets', table: 'outlet_fact', key: 'outlet_id',
  columns: {
    outlet_id: 'uuid', code: 'text', name: 'text', franchise_id: 'uuid', channel_id: 'uuid',
    kind: 'text', region: 'text', closed: 'boolean', closed_at: 'timestamptz', version: 'bigint',
  },
  rowOf: (outlet: EventPayloads['outlet.changed.v1'], now) => ({
    outlet_id: outlet.outletId, code: outlet.code, name: outlet.name,
    franchise_id: outlet.franchiseId, channel_id: outlet.channelId, kind: outlet.kind,
    region: outlet.region, closed: outlet.closed,
    // News of a closing that does not say when tells of one that has just been.
    closed_at: outlet.closed ? outlet.closedAt ?? now : null,
  }),
  keeping: { closed_at: 'case when excluded.closed then least(old.closed_at, excluded.closed_at) end' },
});
