import { ask } from '../../graph/ask.ts';
import { SetCalendarDaysDocument, type SetCalendarDaysInput, type WorkingCalendarQuery } from '../../gql/graphql.ts';

export type CalendarDay = WorkingCalendarQuery['workingCalendar'][number];

export const setCalendarDays = async (input: SetCalendarDaysInput) =>
  (await ask(SetCalendarDaysDocument, { input })).setCalendarDays;
