import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberServedTable } from '../../persistence/tables/member-served.table.ts';

/** Who serves each member, as members last told. */
export const keepServed = defineProjection({
  name: 'insights.keep-served', table: memberServedTable, key: 'memberId',
  rowOf: ({ memberId, servicePersonId, since }: EventPayloads['member-served.v1']) =>
    ({ memberId, staffId: servicePersonId, since }),
});
