import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, optional, otherwise, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { answerEventOffer } from '../../commands/member-events/answer-event-offer.ts';
import { bookEventPlace } from '../../commands/member-events/book-event-place.ts';
import { checkInEventPlace } from '../../commands/member-events/check-in-event-place.ts';
import { giveBackEventPlace } from '../../commands/member-events/give-back-event-place.ts';
import { rateMemberEvent } from '../../commands/member-events/rate-member-event.ts';
import { byMembers, EXTRAS, notByMembers, PLACE, PLACE_ANSWER, placeOf, STALE } from './takes.ts';

export const bookEventPlaceMutation = defineMutation({
  name: 'bookEventPlace',
  says: 'Books a place in an event 活动报名: a member for itself, a channel or the staff for a member. While all are '
    + 'taken it is a number in the line.',
  scopes: ['campaigns:claim'],
  input: 'Who comes to which event.',
  takes: {
    eventId: idOf(PREFIX.memberEvent, 'Event id.'),
    memberId: optional(idOf(PREFIX.member, 'Who comes; a member itself without it.')),
    seats: otherwise(1, whole('Seats, the member included; at most mostSeats of the event.')), idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'), NOT_OPEN_YET: 'Booking is not open for the tier yet: opensAt says when.',
    EVENT_OVER: 'It has begun, is over or was called off.',
      ALREADY_BOOKED: 'The member has a place or a number already.',
    EVENT_FULL: 'All places are taken, and the line is full.',
  },
  extras: { opensAt: extra(() => DateTimeScalar, 'With NOT_OPEN_YET: when it opens for the member’s tier.') },
  command: bookEventPlace,
  answers: PLACE_ANSWER,
});

export const answerEventOfferMutation = defineMutation({
  name: 'answerEventOffer',
  says: 'Takes the place that came free 确认候补名额, or leaves it to the next.',
  scopes: ['campaigns:claim'],
  input: 'The answer to an offer.',
  takes: { ...PLACE, accepts: flag('Whether the member comes.') },
  refusals: { ...STALE, NO_OFFER: 'No place is offered, or no more.' },
  extras: EXTRAS,
  command: answerEventOffer, inputOf: placeOf,
  answers: PLACE_ANSWER,
});

export const giveBackEventPlaceMutation = defineMutation({
  name: 'giveBackEventPlace',
  says: 'Gives a place, an offer or a number in the line back 退还名额: until the day before; the staff until it begins.',
  scopes: ['campaigns:claim'],
  input: 'A place that is not used.',
  takes: PLACE,
  refusals: {
    ...STALE, NOT_NOW: 'It stands otherwise by now, or the event has begun.',
    TOO_LATE_TO_GIVE_BACK: 'Places are given back until the day before.',
  },
  extras: EXTRAS,
  command: giveBackEventPlace, inputOf: placeOf,
  answers: PLACE_ANSWER,
});

export const checkInEventPlaceMutation = defineMutation({
  name: 'checkInEventPlace',
  says: 'Somebody with a place is there 活动签到: with the code that the counter has just taken (checkMemberCode), or as '
    + 'the door sees. From two hours before the begin on.',
  scopes: ['campaigns:claim'], guard: notByMembers,
  input: 'Who has come.',
  takes: { ...PLACE, byCode: otherwise(false, flag('The member stands here with its code.')) },
  refusals: {
    ...STALE, NOT_NOW: 'It stands otherwise by now, or the doors are closed.',
    NOT_VISITING: 'The member has not shown its code in this store just now.',
  },
  extras: EXTRAS,
  command: checkInEventPlace, inputOf: placeOf,
  answers: PLACE_ANSWER,
});

export const rateMemberEventMutation = defineMutation({
  name: 'rateMemberEvent',
  says: 'What a member who came thinks of the event 活动评价, once.',
  scopes: ['campaigns:claim'], guard: byMembers,
  input: 'The word of somebody who was there.',
  takes: {
    id: idOf(PREFIX.eventPlace, 'Place id.'), stars: whole('1 to 5.'),
    feedback: optional(text('In own words, at most 1,000 characters.')), idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'), NOT_ATTENDED: 'Who came says how it was.', ALREADY_RATED: 'It was said already.',
  },
  command: rateMemberEvent,
  inputOf: ({ id, ...rest }) => ({ placeId: id, ...rest }),
  answers: PLACE_ANSWER,
});
