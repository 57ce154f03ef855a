import type { Sql } from '../database/sql.ts';

/** Counters of short numbers, of a room that gives them: one of each place and local day. */
export const DAILY_NUMBER_TABLE = `
create table daily_number (
  site_id uuid not null,
  day date not null,
  last integer not null check (last > 0),
  primary key (site_id, day)
);
`;

/** The next of a place on a day, from 1; whoever takes one waits for whoever took the last one and has not finished. */
export async function nextNumber(sql: Sql, siteId: string, day: string): Promise<number> {
  return (await sql.one<{ last: number }>`insert into daily_number (site_id, day, last)
    values (${siteId}, ${day}::date, 1)
    on conflict (site_id, day) do update set last = daily_number.last + 1 returning last`).last;
}
