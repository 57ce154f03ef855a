import type { Sql } from '../../../kernel/database/sql.ts';
import type { CalendarDay } from '../../graphql/complaints/calendar.type.ts';

/** What was entered of a region's year. */
export async function calendarDaysOf(sql: Sql, region: string, year: number): Promise<CalendarDay[]> {
  return sql.all<CalendarDay>`select day::text as "on", case when is_working then 'working' else 'holiday' end as kind,
    name from calendar_day where region = ${region}
      and day >= make_date(${year}::int, 1, 1) and day < make_date(${year}::int + 1, 1, 1) order by day`;
}
