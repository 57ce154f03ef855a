import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, otherwise, take, text } from '../../../kernel/graph/mutation/take.ts';
import { cancelMemberEvent } from '../../commands/member-events/cancel-member-event.ts';
import { scheduleMemberEvent } from '../../commands/member-events/schedule-member-event.ts';
import { updateMemberEvent } from '../../commands/member-events/update-member-event.ts';
import type { EventKind } from '../../domain/member-events/event-draft.ts';
import {
  ABOUT, ADDRESS, DELAYS, ENDS_AT, EVENT, EVENT_ANSWER, EXTRAS, OPENS_AT, PLACES, SEATS, STALE, STARTS_AT, TITLE_EN,
  TITLE_ZH, WAITLIST,
} from './takes.ts';
import { MemberEventKind } from './words.ts';

export const scheduleMemberEventMutation = defineMutation({
  name: 'scheduleMemberEvent',
  says: 'Announces an event for members 会员活动.',
  scopes: ['campaigns:write'],
  input: 'An event to announce.',
  takes: {
    kind: take<EventKind>(() => MemberEventKind, 'What kind.'), titleZh: TITLE_ZH, titleEn: TITLE_EN,
    about: optional(ABOUT), outletId: idOf(PREFIX.outlet, 'The outlet 门店 that receives.'), address: optional(ADDRESS),
    region: text('Code of the region by whose clocks its days begin, for example "CN".'),
    startsAt: STARTS_AT, endsAt: ENDS_AT, opensAt: OPENS_AT, tierDelayHours: otherwise<number[]>([], DELAYS),
    places: PLACES, waitlistLimit: otherwise(0, WAITLIST), mostSeats: otherwise(1, SEATS), idempotencyKey: KEY,
  },
  refusals: {
    ...said('INVALID', 'NOT_FOUND'), OUTLET_CLOSED: 'The outlet is closed for good.',
    UNKNOWN_REGION: 'There is no such region.',
  },
  command: scheduleMemberEvent,
  answers: EVENT_ANSWER,
});

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

export const cancelMemberEventMutation = defineMutation({
  name: 'cancelMemberEvent',
  says: 'Calls an event off 取消活动: nobody has a place any more, and nobody waits.',
  scopes: ['campaigns:write'],
  input: 'An event that does not take place.',
  takes: { ...EVENT, reason: text('Why, 1 to 300 characters; members read it.') },
  refusals: { ...STALE, ...said('INVALID'), EVENT_OVER: 'It is over or was called off already.' },
  extras: EXTRAS,
  command: cancelMemberEvent,
  inputOf: ({ id, ...rest }) => ({ eventId: id, ...rest }),
  answers: EVENT_ANSWER,
});
