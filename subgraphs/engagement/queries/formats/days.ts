import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { encodeCursor, readCursor } from '../../../kernel/graph/cursor.ts';
import { connectionFrom } from '../../../kernel/graph/page.ts';
import type { FormatDay, FormatDraw } from '../../graphql/formats/playful-format.type.ts';
import { nameOfDay, type DayRow } from '../../persistence/formats/days.ts';
import { formatDayTable } from '../../persistence/tables/format-day.table.ts';
import { byKey } from '../by-key.ts';

export interface DaysKey { readonly formatId: string; readonly first: number }

/** Newest first. */
export async function daysOf(sql: Sql, keys: readonly DaysKey[]): Promise<FormatDay[][]> {
  const rows = await sql.all<DayRow & { nth: bigint }>`select k.nth, ${columnsOf(formatDayTable, { as: 'd' })}
    from unnest(${keys.map(({ formatId }) => formatId)}::uuid[], ${keys.map(({ first }) => first)}::int[])
      with ordinality as k(format_id, few, nth)
    cross join lateral (select * from format_day where format_id = k.format_id order by day desc limit k.few) d
    order by k.nth, d.day desc`;
  return byKey(keys, rows).map((days) => days.map(dayView));
}

export interface DayKey { readonly formatId: string; readonly day: string }

export async function dayByKey(sql: Sql, keys: readonly DayKey[]): Promise<(FormatDay | null)[]> {
  const rows = await sql.all<DayRow & { nth: bigint }>`select k.nth, ${columnsOf(formatDayTable, { as: 'd' })}
    from unnest(${keys.map(({ formatId }) => formatId)}::uuid[], ${keys.map(({ day }) => day)}::date[])
      with ordinality as k(format_id, day, nth)
    join format_day d on d.format_id = k.format_id and d.day = k.day`;
  return byKey(keys, rows).map(([row]) => (row ? dayView(row) : null));
}

function dayView({ formatId, ...row }: DayRow & { nth?: bigint }): FormatDay {
  const { nth: _, ...shown } = row;
  return { ...shown, drawId: nameOfDay(formatId, row.day) };
}

export interface DrawsKey extends DayKey { readonly first: number; readonly after: string | null }

/** A page of the public list of each day, in its order. */
export async function drawsOf(sql: Sql, keys: readonly DrawsKey[]) {
  const after = keys.map((key) => Number(readCursor(key.after, ['bigint'])?.[0] ?? 0));
  const rows = await sql.all<FormatDraw & { key: bigint }>`
    select k.key, d.nth, d.entry, d.i, d.ticket, d.prize + 1 as prize
    from unnest(${keys.map(({ formatId }) => formatId)}::uuid[], ${keys.map(({ day }) => day)}::date[],
      ${keys.map(({ first }) => first + 1)}::int[], ${after}::int[])
      with ordinality as k(format_id, day, few, after, key)
    cross join lateral (select * from format_draw where format_id = k.format_id and day = k.day and nth > k.after
      order by nth limit k.few) d
    order by k.key, d.nth`;
  const found = Map.groupBy(rows, ({ key }) => Number(key));
  return keys.map(({ first, after: cursor }, place) =>
    connectionFrom(found.get(place + 1) ?? [], first, cursor, ({ nth }) => encodeCursor([String(nth)])));
}
