import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused, refusedAll, type Refusal } from '../../../kernel/outcome.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { isMisread } from '../../../kernel/identifier.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { calendarDayTable } from '../../persistence/tables/calendar-day.table.ts';

export interface CalendarDayInput {
  readonly on: string;
  readonly kind: 'holiday' | 'working' | 'usual';
  readonly name: string;
}
export interface SetCalendarDaysInput { readonly region: string; readonly days: readonly CalendarDayInput[] }
export type SetCalendarDaysCode = 'REGION_UNKNOWN' | 'NAME_INVALID' | 'DAY_REPEATED' | 'HEAD_OFFICE_ONLY';

/** Says which days of a region are no usual ones. What was due before keeps its day. */
export const setCalendarDays = defineCommand<SetCalendarDaysInput, { region: string }, SetCalendarDaysCode>({
  name: 'members.set-calendar-days',
  execute: async (tx, { region, days }) => {
    if (isRestricted(tx.actor)) {
      return refused('HEAD_OFFICE_ONLY', 'Head office keeps the calendar.', []);
    }
    if (!(await readCodebook(tx.sql)).known('region', region, tx.now)) {
      return refused('REGION_UNKNOWN', 'There is no such region.', ['region']);
    }
    const refusals = problemsOf(days);
    if (refusals.length > 0) return refusedAll(refusals);
    await tx.sql.run`delete from calendar_day
      where region = ${region} and day = any(${days.map(({ on }) => on)}::date[])`;
    await tx.sql.insertInto(calendarDayTable, days.filter(({ kind }) => kind !== 'usual').map(
      ({ on, kind, name }) => ({ region, day: on, isWorking: kind === 'working', name: name.trim() })));
    tx.audit({ after: { region, days } });
    return accepted({ region });
  },
});

function problemsOf(days: readonly CalendarDayInput[]): Refusal<SetCalendarDaysCode>[] {
  return days.flatMap(({ on, kind, name }, index): Refusal<SetCalendarDaysCode>[] => {
    const path = ['days', String(index)];
    const length = [...name.trim()].length;
    const isNamed = kind === 'usual' || (length >= 1 && length <= 40 && !/\p{Cc}/u.test(name) && !isMisread(name));
    const isFirst = days.findIndex((day) => day.on === on) === index;
    return [
      ...(isNamed ? [] : [{ code: 'NAME_INVALID' as const, message: 'A name has 1 to 40 characters.',
        path: [...path, 'name'] }]),
      ...(isFirst ? [] : [{ code: 'DAY_REPEATED' as const, message: 'A day stands here once.',
        path: [...path, 'on'] }]),
    ];
  });
}
