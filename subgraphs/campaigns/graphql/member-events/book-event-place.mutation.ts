import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, otherwise, whole } from '../../../kernel/graph/mutation/take.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { bookEventPlace } from '../../commands/member-events/book-event-place.ts';
import { PLACE_ANSWER } from './takes.ts';

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
