import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { outletFactTable } from '../../persistence/tables/outlet-fact.table.ts';

/** Outlets as franchises last told of them: who sells there is kept with each order. */
export const keepOutlets = defineProjection({
  name: 'orders.keep-outlets', table: outletFactTable, key: 'outletId',
  rowOf: (outlet: EventPayloads['outlet.changed.v1'], now) => ({
    outletId: outlet.outletId, code: outlet.code, name: outlet.name,
    franchiseId: outlet.franchiseId, channelId: outlet.channelId, kind: outlet.kind,
    region: outlet.region, closed: outlet.closed,
    // News of a closing that does not say when tells of one that has just been.
    closedAt: outlet.closed ? outlet.closedAt ?? now : null,
  }),
  keeping: { closedAt: 'case when excluded.closed then least(old.closed_at, excluded.closed_at) end' },
});
