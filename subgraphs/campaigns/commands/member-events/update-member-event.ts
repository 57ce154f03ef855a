import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { refusalsOfEvent, standingOf, type EventDraft } from '../../domain/member-events/event-draft.ts';
import { lockEvent, offerFree, saveCounts } from '../../persistence/member-events.ts';
import { stale, unknownEvent } from './refuse.ts';
import { trimmed } from './schedule-member-event.ts';

export interface UpdateMemberEvent {
  readonly eventId: string | null;
  readonly expectedVersion: number;
  /** Absent fields stay as they are. */
  readonly changes: Partial<Omit<EventDraft, 'kind'>>;
}

export type UpdateEventCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'EVENT_OVER' | 'PLACES_TAKEN';

/** Changes an event that has not begun; further places are offered to who waits at once. */
export const updateMemberEvent = defineCommand<UpdateMemberEvent, { eventId: string }, UpdateEventCode>({
  name: 'campaigns.update-member-event',
  execute: async (tx, { eventId, expectedVersion, changes }) => {
    const event = await lockEvent(tx, eventId);
    if (!event) return unknownEvent('id');
    const other = stale(event, expectedVersion);
    if (other) return other;
    if (!['announced', 'open'].includes(standingOf(event, tx.now))) {
      return refused('EVENT_OVER', 'It has begun, is over or was called off.', ['id']);
    }
    const before = trimmed(event);
    const after = trimmed({ ...before, ...changes });
    const refusals = refusalsOfEvent(after, tx.now);
    if (refusals.length > 0) return refusedAll(refusals);
    if (after.places < event.taken) {
      return refused('PLACES_TAKEN', `${event.taken} places are taken already.`, ['places']);
    }
    await tx.sql.run`update member_event set title_zh = ${after.titleZh}, title_en = ${after.titleEn},
      about = ${after.about}, address = ${after.address}, starts_at = ${after.startsAt}, ends_at = ${after.endsAt},
      opens_at = ${after.opensAt}, tier_delay_hours = ${[...after.tierDelayHours]}::integer[], places = ${after.places},
      waitlist_limit = ${after.waitlistLimit}, most_seats = ${after.mostSeats}, version = version + 1
      where id = ${event.id}`;
    const changed = { ...event, ...after, tierDelayHours: [...after.tierDelayHours] };
    await offerFree(tx, changed);
    await saveCounts(tx, changed);
    tx.audit({ subjectId: event.id, before, after });
    return accepted({ eventId: event.id });
  },
});
