import type { Sql } from '../../kernel/database/sql.ts';
import type { Codebook } from '../../words/codebook.ts';
import { workingDaysEnd } from '../domain/complaints/working-days.ts';

/** When so many working days of a region are over, by its calendar as it was entered until now. */
export async function workingDaysAfter(
  sql: Sql, book: Codebook, { region, from, days }: { region: string; from: Date; days: number },
): Promise<Date> {
  const entered = await sql.all<{ day: string; isWorking: boolean }>`
    select day::text, is_working as "isWorking" from calendar_day
    where region = ${region} and day >= ${from}::date - 1 and day <= ${from}::date + 400`;
  return workingDaysEnd(from, days, book.zoneOf(region, from),
    new Map(entered.map(({ day, isWorking }) => [day, isWorking])));
}
