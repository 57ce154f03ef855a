import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { calendarDaysOf } from '../../queries/complaints/calendar-days.ts';
import { CalendarDay } from './calendar.type.ts';

@Resolver()
export class CalendarResolver {
  @Query(() => [CalendarDay], {
    description: 'Days of a region\'s year that were entered 工作日历, at most 366; all others are as their weekday says.',
  })
  @Scopes('members:read')
  async workingCalendar(
    @Arg('region', () => String, { description: 'Code of the region.' }) region: string,
    @Arg('year', () => Int, { description: 'Year, 2000 to 2100.' }) year: number,
    @Ctx() context: GraphContext,
  ): Promise<CalendarDay[]> {
    if (year < 2000 || year > 2100) throw new RequestError('BAD_USER_INPUT', 'year is 2000 to 2100.');
    return calendarDaysOf(await context.sql(), region, year);
  }
}
