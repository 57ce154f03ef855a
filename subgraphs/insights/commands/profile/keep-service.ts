import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberServiceTable } from '../../persistence/tables/member-family.table.ts';

/** Who last was said to serve each member. */
export const keepService = defineProjection({
  name: 'insights.keep-service', table: memberServiceTable, key: 'memberId',
  rowOf: ({ memberId, servicePersonId, since }: EventPayloads['member-served.v1']) =>
    ({ memberId, staffId: servicePersonId, since }),
});
