import { Int } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, list, text, VERSION, whole } from '../../../kernel/graph/mutation/take.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { eventPlacesById } from '../../queries/event-places.ts';
import { memberEventsById } from '../../queries/member-events.ts';
import { EventPlace } from './event-place.type.ts';
import { MemberEvent } from './member-event.type.ts';

/** What is said of an event when it is announced and changed. */
export const TITLE_ZH = text('Title in Chinese, 1 to 100 characters.');
export const TITLE_EN = text('Title in English, 1 to 100 characters.');
export const ABOUT = text('What it is about, 1 to 2,000 characters.');
export const ADDRESS = text('Where, when that is not the outlet, 1 to 200 characters.');
export const STARTS_AT = dateTime('When it begins, at most 400 days ahead.');
export const ENDS_AT = dateTime('When it ends, at most 31 days after its begin.');
export const OPENS_AT = dateTime('When booking opens for the highest tiers, before it begins.');
export const DELAYS = list<number>(() => Int,
  'By rank from the lowest, at most 8 of 0 to 720: how many hours later it opens for that tier; '
    + 'never later for a higher one.');
export const PLACES = whole('Places, 1 to 10,000; never below what is taken.');
export const WAITLIST = whole('How many bookings may wait at once, 0 to 10,000.');
export const SEATS = whole('Seats of one booking at most, the member included, 1 to 10.');

export const EVENT_ANSWER = {
  memberEvent: loaded(() => MemberEvent, memberEventsById, 'eventId', 'The event; null when refused.'),
};

export const PLACE_ANSWER = {
  eventPlace: loaded(() => EventPlace, eventPlacesById, 'placeId', 'The place; null when refused.'),
};

export const PLACE = {
  id: idOf(PREFIX.eventPlace, 'Place id.'), expectedVersion: VERSION, idempotencyKey: KEY,
};

export const EVENT = { id: idOf(PREFIX.memberEvent, 'Event id.'), expectedVersion: VERSION };

export const STALE = said('NOT_FOUND', 'STALE');
export const EXTRAS = CURRENT_VERSION;

export const placeOf = <Rest extends object>({ id, ...rest }: Rest & { readonly id: string | null }) =>
  ({ ...rest, placeId: id });

/** Who stands at the door writes down who has come. */
export function notByMembers({ actor }: GraphContext): void {
  if (actor.kind === 'person') throw new RequestError('FORBIDDEN', 'The door writes down who has come.');
}

/** What a member thinks is said by the member. */
export function byMembers({ actor }: GraphContext): void {
  if (actor.kind !== 'person') throw new RequestError('FORBIDDEN', 'Members say themselves how it was.');
}
