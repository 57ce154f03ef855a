import type { EventPayloads } from '../../../contracts/events.ts';
import { defineProjection } from '../../../kernel/commands/projection.ts';
import { memberLifeEventTable } from '../../persistence/tables/member-family.table.ts';

/** The next of each day that matters in members' lives, as it was last told. */
export const keepLifeEvents = defineProjection({
  name: 'insights.keep-life-events', table: memberLifeEventTable, key: 'lifeEventId',
  rowOf: ({ lifeEventId, memberId, kind, nextOn }: EventPayloads['member.life-event-changed.v1']) =>
    ({ lifeEventId, memberId, kind, nextOn }),
});
