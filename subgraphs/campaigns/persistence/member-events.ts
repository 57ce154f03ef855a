import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { RowOf } from '../../kernel/database/define-table.ts';
import type { Tx } from '../../kernel/commands/command.ts';
import { nextInLine, offerEndsAt } from '../domain/member-events/places.ts';
import { eventPlaceTable } from './tables/event-place.table.ts';
import { memberEventTable } from './tables/member-event.table.ts';

export type MemberEventRow = RowOf<typeof memberEventTable>;
export type EventPlaceRow = RowOf<typeof eventPlaceTable>;

/** How many of a line one transaction looks at; the others come with the next job. */
const MOST_OFFERED = 500;

/**
 * Locks an event and brings it to this moment: offers that nobody took lapse, and what is free is offered to who waits.
 * Every change of its places happens under this lock. Null for an event that is unknown.
 */
export async function lockEvent(tx: Tx, eventId: string | null): Promise<MemberEventRow | null> {
  const row = eventId === null ? null : await tx.sql.maybe<MemberEventRow>`
    select ${columnsOf(memberEventTable)} from member_event where id = ${eventId} for update`;
  if (!row || row.cancelledAt !== null) return row;
  const event = { ...row };
  const lapsed = await tx.sql.all<{ seats: number; state: string }>`
    update event_place p set state = 'lapsed', version = p.version + 1 from event_place o
    where o.id = p.id and p.event_id = ${event.id} and (p.state = 'offered' and p.offer_ends_at <= ${tx.now}
      or p.state = 'waiting' and ${event.startsAt <= tx.now})
    returning p.seats, o.state`;
  const offers = lapsed.filter(({ state }) => state === 'offered');
  event.taken -= sum(offers);
  event.waiting -= lapsed.length - offers.length;
  await offerFree(tx, event);
  if (event.taken !== row.taken || event.waiting !== row.waiting) await saveCounts(tx, event);
  return event;
}

/** Offers what is free to who waits; changes the counts of `event`, which is locked and is saved afterwards. */
export async function offerFree(tx: Tx, event: MemberEventRow): Promise<void> {
  const free = event.places - event.taken;
  if (free <= 0 || event.waiting === 0 || event.startsAt <= tx.now) return;
  const line = await tx.sql.all<{ id: string; seats: number }>`select id, seats from event_place
    where event_id = ${event.id} and state = 'waiting' order by "number" limit ${MOST_OFFERED}`;
  const ids = nextInLine(line, free);
  if (ids.length === 0) return;
  await tx.sql.run`update event_place set state = 'offered', offer_ends_at = ${offerEndsAt(tx.now, event.startsAt)},
    version = version + 1 where id = any(${ids}::uuid[])`;
  event.taken += sum(line.filter(({ id }) => ids.includes(id)));
  event.waiting -= ids.length;
}

export async function saveCounts(tx: Tx, { id, taken, waiting, lastNumber }: MemberEventRow): Promise<void> {
  await tx.sql.run`update member_event set taken = ${taken}, waiting = ${waiting}, last_number = ${lastNumber}
    where id = ${id}`;
}

/** A place whose member the actor sees, as it is under the lock of its event. */
export async function lockPlace(
  tx: Tx, placeId: string | null,
): Promise<{ place: EventPlaceRow; event: MemberEventRow } | null> {
  const named = placeId === null ? null : await tx.sql.maybe<{ eventId: string; memberId: string }>`
    select event_id as "eventId", member_id as "memberId" from event_place where id = ${placeId}`;
  if (!named || !(await tx.visible([named.memberId], tx.actor)).has(named.memberId)) return null;
  const event = (await lockEvent(tx, named.eventId))!;
  const place = await tx.sql.one<EventPlaceRow>`select ${columnsOf(eventPlaceTable)} from event_place
    where id = ${placeId} for update`;
  return { place, event };
}

/** Writes what changed of a place, with the next version and the counts of its event. */
export async function savePlace(
  tx: Tx, event: MemberEventRow, { id, version }: EventPlaceRow, change: Partial<EventPlaceRow>, reason?: string,
): Promise<void> {
  const next = { state: null, attendedAt: null, byCode: null, stars: null, feedback: null, ...change };
  await tx.sql.run`update event_place set state = coalesce(${next.state}, state),
    attended_at = coalesce(${next.attendedAt}::timestamptz, attended_at), by_code = coalesce(${next.byCode}::boolean,
      by_code),
    stars = coalesce(${next.stars}::integer, stars), feedback = coalesce(${next.feedback}, feedback),
    version = ${version + 1} where id = ${id}`;
  await offerFree(tx, event);
  await saveCounts(tx, event);
  const { feedback: _said, ...told } = change;
  tx.audit({ subjectId: id, after: { ...told, eventId: event.id }, ...reason === undefined ? {} : { reason } });
}

/** The counts of an event when this place, offer or number is no longer somebody's. */
export function without(event: MemberEventRow, { state, seats }: EventPlaceRow): MemberEventRow {
  return state === 'waiting' ? { ...event, waiting: event.waiting - 1 } : { ...event, taken: event.taken - seats };
}

const sum = (rows: readonly { seats: number }[]): number => rows.reduce((all, { seats }) => all + seats, 0);
