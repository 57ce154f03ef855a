import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberHomeTable } from '../../persistence/tables/member-standing.table.ts';

/** Who franchises last said a member is at home with. */
export const keepHomes = defineProjection({
  name: 'insights.keep-homes', table: memberHomeTable, key: 'memberId',
  rowOf: (home: EventPayloads['attribution.changed.v1']) => ({
    memberId: home.memberId, franchiseId: home.franchiseId, since: home.from,
  }),
});
