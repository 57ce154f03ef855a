import { Field, InputType } from 'type-graphql';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { between, KEY, list, text } from '../../../kernel/graph/mutation/take.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { setCalendarDays } from '../../commands/complaints/set-calendar-days.ts';
import { CalendarDaySaid } from './words.ts';

@InputType({ description: 'What one day of a region\'s calendar shall be.' })
export class CalendarDayInput {
  @Field(() => DateScalar, { description: 'The day in its region.' })
  on!: string;

  @Field(() => CalendarDaySaid, { description: 'What it shall be.' })
  kind!: 'holiday' | 'working' | 'usual';

  @Field(() => String, { description: 'What people call it, 1 to 40 characters; unread with USUAL.' })
  name!: string;
}

export const setCalendarDaysMutation = defineMutation({
  name: 'setCalendarDays',
  says: 'Says which days of a region are no usual ones 维护工作日历. What was due before keeps its day.',
  scopes: ['members:policy'],
  input: 'Days of a region.',
  takes: {
    region: text('Code of the region.'),
    days: between(1, 366, list<CalendarDayInput>(() => CalendarDayInput, 'The days, 1 to 366.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('HEAD_OFFICE_ONLY'),
    REGION_UNKNOWN: 'There is no such region.',
    NAME_INVALID: 'A name has 1 to 40 characters.',
    DAY_REPEATED: 'A day stands twice in the list.',
  },
  command: setCalendarDays,
  inputOf: ({ region, days }) => ({ region, days: days.map((day) => ({ ...day })) }),
  answers: {
    region: {
      type: () => String, says: 'Code of the region; null when refused.', of: ({ region }) => region,
    },
  },
});
