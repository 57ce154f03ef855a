import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { costOutletTable } from '../../persistence/tables/cost-outlet.table.ts';

/** Where outlets are and whose they are: whose sales count against what they pay. */
export const keepOutlets = defineProjection({
  name: 'rewards.keep-cost-outlets', table: costOutletTable, key: 'outletId',
  rowOf: (outlet: EventPayloads['outlet.changed.v1']) => ({
    outletId: outlet.outletId, region: outlet.region, franchiseId: outlet.franchiseId,
  }),
});
