import { sql as part } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { newestOf } from '../../../kernel/commands/projection.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { cancelMessages, ofNotice } from '../../persistence/cancel-messages.ts';
import { memberLifeEventTable } from '../../persistence/tables/known-member.table.ts';

/**
 * When something that matters in members' lives comes next. Nothing is decided a year ahead: the job queues the message
 * when its day is near. What is planned for a day that moved, or is over, is taken back at once.
 */
export const keepLifeEvents = defineBatchCommand<EventPayloads['member.life-event-changed.v1'], null, never>({
  name: 'outreach.keep-life-events', maxBatch: 1000, versioned: true,
  executeAll: async (tx, requests) => {
    await shareMerges(tx.sql);
    const days = newestOf(requests.map(({ input }) => input), ({ lifeEventId }) => lifeEventId);
    await tx.sql.insertInto(memberLifeEventTable,
      days.map(({ lifeEventId, memberId, kind, nextOn, version }) => (
        { lifeEventId, memberId, kind, nextOn, version })),
      `on conflict (life_event_id) do update set member_id = excluded.member_id, kind = excluded.kind,
        next_on = excluded.next_on, version = excluded.version where member_life_event.version < excluded.version`);
    await cancelMessages(tx, part`${ofNotice('life_event')}
      and thing_id = any(${days.map(({ lifeEventId }) => lifeEventId)}::uuid[])
      and not exists (select 1 from member_life_event e where e.life_event_id = message.thing_id
        and e.life_event_id::text || ':' || e.next_on::text = message.cause)`,
    { reason: 'superseded', limit: 2 * days.length });
    return requests.map(() => accepted(null));
  },
});
