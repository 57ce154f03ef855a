import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { costDayTable } from '../tables/cost-day.table.ts';
import type { NewRowOf } from '../../../kernel/database/define-table.ts';

/** What a day's sum changes by. */
export type DayChange = Required<Omit<NewRowOf<typeof costDayTable>, 'id'>>;

export const dayOf = (at: Date, zone: string): string => dayText(localDay(at, zone));

/** Adds to the day sums, one row for each day and kind, in one order so that nobody waits in a circle. */
export async function addToDays(sql: Sql, changes: readonly DayChange[]): Promise<void> {
  const sums = new Map<string, DayChange>();
  for (const change of changes) {
    const key = `${change.region} ${change.payer} ${change.day} ${change.kind}`;
    const had = sums.get(key);
    sums.set(key, !had ? change
      : { ...change, amount: had.amount + change.amount, reserved: had.reserved + change.reserved });
  }
  const rows = [...sums].filter(([, { amount, reserved }]) => amount !== 0n || reserved !== 0n)
    .sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  // What is taken back stands there already; an upsert would check the difference as if it were a sum.
  for (const row of rows.filter(({ reserved }) => reserved < 0n)) {
    await sql.run`update cost_day set amount = amount + ${row.amount}, reserved = reserved + ${row.reserved}
      where region = ${row.region} and payer = ${row.payer} and day = ${row.day} and kind = ${row.kind}`;
  }
  await sql.insertInto(costDayTable, rows.filter(({ reserved }) => reserved >= 0n),
    `on conflict (region, payer, day, kind) do update
      set amount = cost_day.amount + excluded.amount, reserved = cost_day.reserved + excluded.reserved`);
}
