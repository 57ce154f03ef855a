import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { optional } from '../../../kernel/graph/mutation/take.ts';
import { updateMemberEvent } from '../../commands/member-events/update-member-event.ts';
import {
  ABOUT, ADDRESS, DELAYS, ENDS_AT, EVENT, EVENT_ANSWER, EXTRAS, OPENS_AT, PLACES, SEATS, STALE, STARTS_AT, TITLE_EN,
  TITLE_ZH, WAITLIST,
} from './takes.ts';

export const updateMemberEventMutation = defineMutation({
  name: 'updateMemberEvent',
  says: 'Changes an event that has not begun; further places are offered to who waits.',
  scopes: ['campaigns:write'],
  input: 'Changes of an event; fields that are absent or null stay.',
  takes: {
    ...EVENT, titleZh: optional(TITLE_ZH), titleEn: optional(TITLE_EN), about: optional(ABOUT),
      address: optional(ADDRESS),
    startsAt: optional(STARTS_AT), endsAt: optional(ENDS_AT), opensAt: optional(OPENS_AT),
    tierDelayHours: optional(DELAYS), places: optional(PLACES), waitlistLimit: optional(WAITLIST),
    mostSeats: optional(SEATS),
  },
  refusals: {
    ...STALE, ...said('INVALID'), EVENT_OVER: 'It has begun, is over or was called off.',
    PLACES_TAKEN: 'So many places are taken already.',
  },
  extras: EXTRAS,
  command: updateMemberEvent,
  inputOf: ({ id, expectedVersion, ...fields }) => ({
    eventId: id, expectedVersion,
    changes: Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)),
  }),
  answers: EVENT_ANSWER,
});
