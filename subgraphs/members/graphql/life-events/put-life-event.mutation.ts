import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, idOf, KEY, optional, otherwise, take, whole } from '../../../kernel/graph/mutation/take.ts';
import { putLifeEvent } from '../../commands/life-events/put-life-event.ts';
import type { Calendar, LifeEventKind } from '../../domain/words.ts';
import { lifeEventsById } from '../../queries/life-events.ts';
import { CalendarEnum, LifeEventKindEnum } from '../words.ts';
import { LifeEvent } from './life-event.type.ts';

export const putLifeEventMutation = defineMutation({
  name: 'putLifeEvent',
  says: 'Keeps a day that matters in a member\'s life 人生大事; one that is kept already is answered as it is.',
  scopes: ['members:write'],
  input: 'A day to keep.',
  takes: {
    memberId: idOf(PREFIX.member, 'Member.'),
    kind: take<LifeEventKind>(() => LifeEventKindEnum, 'What is celebrated.'),
    calendar: take<Calendar>(() => CalendarEnum, 'Calendar of year, month and day.'),
    year: optional(whole('1900 to 2100; may be unknown for what comes back each year.')),
    month: whole('1 to 12.'),
    day: whole('1 to 31.'),
    leapMonth: otherwise(false, flag('A day of a leap month 闰月 of the lunar calendar.')),
    guardianConsent: otherwise(false, flag('A guardian agreed 监护人同意; needed for children under 14.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'),
    DATE_INVALID: 'There is no such day, a birthday in the future, or no year for what comes once.',
    GUARDIAN_CONSENT_REQUIRED: 'A guardian agrees to what is kept of a child under 14.',
    CONSENT_REQUIRED: 'A franchise keeps it with the member\'s consent FRANCHISE_SHARING, a partner channel never.',
    TOO_MANY: 'The member has 30 of them already.',
  },
  command: putLifeEvent,
  answers: {
    lifeEvent: loaded(() => LifeEvent, lifeEventsById, 'lifeEventId', 'The day as it is kept; null when refused.'),
  },
});
