import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, otherwise, take, text } from '../../../kernel/graph/mutation/take.ts';
import { scheduleMemberEvent } from '../../commands/member-events/schedule-member-event.ts';
import type { EventKind } from '../../domain/member-events/event-draft.ts';
import {
  ABOUT, ADDRESS, DELAYS, ENDS_AT, EVENT_ANSWER, OPENS_AT, PLACES, SEATS, STARTS_AT, TITLE_EN, TITLE_ZH, WAITLIST,
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
