import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { tagNamed } from '../../../kernel/merges/tag-named.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { bookingOpensFor, standingOf } from '../../domain/member-events/event-draft.ts';
import { loadClaimants } from '../../persistence/claimants.ts';
import { lockEvent, saveCounts, type MemberEventRow } from '../../persistence/member-events.ts';
import { eventPlaceTable } from '../../persistence/tables/event-place.table.ts';
import { unknownEvent } from './refuse.ts';

export interface BookEventPlace {
  readonly eventId: string | null;
  /** Null: the member itself. */
  readonly memberId: string | null;
  /** The member and who comes along. */
  readonly seats: number;
}

export type BookPlaceCode = 'NOT_FOUND' | 'INVALID' | 'NOT_OPEN_YET' | 'EVENT_OVER' | 'ALREADY_BOOKED' | 'EVENT_FULL';
type Value = { readonly placeId: string };

/** A place for a member while there is one, else a number in the line while that has room; one booking a person. */
export const bookEventPlace = defineCommand<BookEventPlace, Value, BookPlaceCode>({
  name: 'campaigns.book-event-place',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { eventId, memberId, seats }) => {
    await shareMerges(tx.sql);
    const event = await lockEvent(tx, eventId);
    if (!event) return unknownEvent('eventId');
    const namedId = memberId ?? tx.actor.personId ?? null;
    const people = await loadClaimants(tx.sql, namedId === null ? [] : [namedId], [], tx.now);
    const member = namedId === null ? null : people.find(namedId, tx.actor);
    if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const refusal = refusalOf(tx, event, member.rank, seats);
    if (refusal) return refusal;
    const known = await tx.sql.maybe`select 1 from event_place where event_id = ${event.id}
      and member_id = any(${people.owners}::uuid[]) and state in ('booked', 'offered', 'waiting', 'attended') limit 1`;
    if (known) return refused('ALREADY_BOOKED', 'The member has a place or a number already.', ['memberId']);
    const seated = await seat(tx, event, people.ownerOf(namedId!), seats);
    if (seated.ok) await tagNamed(tx, 'event_place', [{ key: [seated.value.placeId], namedId: namedId! }]);
    return seated;
  },
});

/** Staff is bound by the opening, too: a place that is promised at the counter is one that an app refuses. */
function refusalOf(
  tx: Tx, event: MemberEventRow, rank: number, seats: number,
): Outcome<never, 'INVALID' | 'NOT_OPEN_YET' | 'EVENT_OVER'> | null {
  if (!['announced', 'open'].includes(standingOf(event, tx.now))) {
    return refused('EVENT_OVER', 'It has begun, is over or was called off.', ['eventId']);
  }
  const opensAt = bookingOpensFor(event, rank);
  if (opensAt > tx.now) {
    return refused('NOT_OPEN_YET', 'Booking is not open for this tier yet.', ['eventId'], { opensAt });
  }
  return Number.isInteger(seats) && seats >= 1 && seats <= event.mostSeats ? null
    : refused('INVALID', `1 to ${event.mostSeats} seats.`, ['seats']);
}

async function seat(
  tx: Tx, event: MemberEventRow, memberId: string, seats: number,
): Promise<Outcome<Value, 'EVENT_FULL'>> {
  // Places that are free although somebody waits are too few for those who do.
  const isFree = event.places - event.taken >= seats;
  if (!isFree && event.waiting >= event.waitlistLimit) {
    return refused('EVENT_FULL', 'All places are taken, and the line is full.', ['eventId']);
  }
  const id = newId(tx.now);
  const number = isFree ? null : event.lastNumber + 1;
  await tx.sql.insertInto(eventPlaceTable, [{
    id, eventId: event.id, memberId, seats, state: isFree ? 'booked' : 'waiting', number, offerEndsAt: null,
    bookedAt: tx.now, bookedBy: tx.actor.id, attendedAt: null, stars: null, feedback: null,
  }]);
  await saveCounts(tx, { ...event, taken: event.taken + (isFree ? seats : 0),
    waiting: event.waiting + (isFree ? 0 : 1), lastNumber: number ?? event.lastNumber });
  tx.audit({ subjectId: id, after: { eventId: event.id, memberId, seats, state: isFree ? 'booked' : 'waiting' } });
  return accepted({ placeId: id });
}
