import type { RowOf } from '../../kernel/database/define-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import { dayAfter, localDayOf, type Taken } from '../domain/appointments/slots.ts';
import { startOfDay } from '../../kernel/business-day.ts';
import { outletDeskTable } from './tables/outlet-desk.table.ts';

export type OutletDeskRow = RowOf<typeof outletDeskTable>;

/** What an outlet offers, locked: who books there waits for who booked before, so that places are counted exactly. */
export function lockDesk(sql: Sql, outletId: string): Promise<OutletDeskRow | null> {
  return sql.maybe<OutletDeskRow>`select ${columnsOf(outletDeskTable)} from outlet_desk
    where outlet_id = ${outletId} for update`;
}

export function readDesks(sql: Sql, outletIds: readonly string[]): Promise<OutletDeskRow[]> {
  return sql.all<OutletDeskRow>`select ${columnsOf(outletDeskTable)} from outlet_desk
    where outlet_id = any(${[...outletIds]}::uuid[])`;
}

/** How many are expected on these days ('YYYY-MM-DD', both included), by outlet. */
export async function takenBetween(
  sql: Sql, outletIds: readonly string[], [first, last]: readonly [string, string], zone: string,
): Promise<ReadonlyMap<string, readonly Taken[]>> {
  const from = startOfDay(localDayOf(first), zone);
  const until = startOfDay(localDayOf(dayAfter(last, 1)), zone);
  const rows = await sql.all<Taken & { outletId: string }>`select outlet_id as "outletId", starts_at as "startsAt",
    ends_at as "endsAt", count from slots_taken(${[...outletIds]}::uuid[], ${from}, ${until})`;
  return Map.groupBy(rows, ({ outletId }) => outletId);
}
