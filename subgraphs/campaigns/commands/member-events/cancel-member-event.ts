import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { standingOf } from '../../domain/member-events/event-draft.ts';
import { lockEvent } from '../../persistence/member-events.ts';
import { stale, unknownEvent } from './refuse.ts';

export interface CancelMemberEvent {
  readonly eventId: string | null;
  readonly expectedVersion: number;
  readonly reason: string;
}

export type CancelEventCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'EVENT_OVER';

/** Calls an event off: nobody has a place any more, and nobody waits. */
export const cancelMemberEvent = defineCommand<CancelMemberEvent, { eventId: string }, CancelEventCode>({
  name: 'campaigns.cancel-member-event',
  execute: async (tx, { eventId, expectedVersion, reason }) => {
    const event = await lockEvent(tx, eventId);
    if (!event) return unknownEvent('id');
    const other = stale(event, expectedVersion);
    if (other) return other;
    if (['over', 'cancelled'].includes(standingOf(event, tx.now))) {
      return refused('EVENT_OVER', 'It is over or was called off already.', ['id']);
    }
    const said = reason.trim();
    if (said.length === 0 || [...said].length > 300) {
      return refused('INVALID', 'A reason has 1 to 300 characters.', ['reason']);
    }
    const places = await tx.sql.run`update event_place set state = 'cancelled', version = version + 1
      where event_id = ${event.id} and state in ('booked', 'offered', 'waiting')`;
    await tx.sql.run`update member_event set cancelled_at = ${tx.now}, cancel_reason = ${said}, closed_at = ${tx.now},
      waiting = 0, version = version + 1,
      taken = (select coalesce(sum(seats), 0) from event_place where event_id = ${event.id} and state = 'attended')
      where id = ${event.id}`;
    tx.audit({ subjectId: event.id, after: { cancelled: true, places }, reason: said });
    return accepted({ eventId: event.id });
  },
});
