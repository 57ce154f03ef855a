import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { encodeCursor, readCursor } from '../../../kernel/graph/cursor.ts';
import { connectionFrom } from '../../../kernel/graph/page.ts';
import type { Prize } from '../../domain/formats/format-draft.ts';
import type { PlayfulTurn } from '../../graphql/formats/playful-turn.type.ts';
import type { TurnRow } from '../../persistence/formats/formats.ts';
import { formatDrawTable } from '../../persistence/tables/format-day.table.ts';
import { formatTurnTable } from '../../persistence/tables/format-turn.table.ts';
import { byKey } from '../by-key.ts';
import type { GrantsKey } from '../grants.ts';
import { prizeView } from './formats.ts';

type Draw = Pick<RowOf<typeof formatDrawTable>, 'entry' | 'i' | 'ticket'>;
type Row = Omit<TurnRow, 'prize'> & { prize: number | null; prizes: readonly Prize[]; given: readonly number[] } & {
  [Name in keyof Draw]: Draw[Name] | null;
};

const TURN = columnsOf(formatTurnTable, { as: 't', only: ['id', 'formatId', 'state', 'price', 'pointsCode', 'day',
  'nth', 'prize', 'setWon', 'askedAt', 'drawnAt'] });

export async function turnsById(sql: Sql, ids: readonly string[]): Promise<(PlayfulTurn | null)[]> {
  const rows = await sql.all<Row>`select ${TURN}, d.entry, d.i, d.ticket, f.prizes, f.given from format_turn t
    join playful_format f on f.id = t.format_id
    left join format_draw d on d.format_id = t.format_id and d.day = t.day and d.nth = t.nth
    where t.id = any(${[...ids]}::uuid[])`;
  const known = new Map(rows.map((row) => [row.id, turnView(row)]));
  return ids.map((id) => known.get(id) ?? null);
}

/** Newest first; a page for each member in one statement, by whichever of its ids it is asked. */
export async function playfulTurnsOf(sql: Sql, keys: readonly GrantsKey[]) {
  const cursors = keys.map(({ after }) => readCursor(after, ['timestamptz', 'uuid']));
  const rows = await sql.all<Row & { place: bigint; at: string }>`
    select k.place, ${TURN}, d.entry, d.i, d.ticket, f.prizes, f.given,
      to_char(t.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from unnest(${keys.map(({ memberId }) => memberId)}::uuid[], ${keys.map(({ first }) => first + 1)}::int[],
      ${cursors.map((cursor) => cursor?.[0] ?? 'infinity')}::timestamptz[],
      ${cursors.map((cursor) => cursor?.[1] ?? null)}::uuid[])
      with ordinality as k(member_id, few, before, before_id, place)
    left join person_merge m on m.merged_id = k.member_id
    cross join lateral (select * from format_turn
      where member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end
        and (k.before_id is null or (asked_at, id) < (k.before, k.before_id))
      order by asked_at desc, id desc limit k.few) t
    join playful_format f on f.id = t.format_id
    left join format_draw d on d.format_id = t.format_id and d.day = t.day and d.nth = t.nth
    order by k.place, t.asked_at desc, t.id desc`;
  const found = byKey(keys, rows.map((row) => ({ nth: row.place, row })));
  return keys.map(({ first, after }, place) => connectionFrom(
    found[place]!.map(({ row }) => ({ ...turnView(row), at: row.at })), first, after,
    ({ at, id }) => encodeCursor([at, id])));
}

function turnView(row: Row): PlayfulTurn {
  const { id, formatId, state, price, pointsCode, day, setWon, askedAt, drawnAt, nth, entry, i, ticket, prize } = row;
  const drawn = nth !== null && entry !== null && i !== null && ticket !== null && prize !== null;
  return {
    id, formatUuid: formatId, state, price, pointsCode, day, setWon, askedAt, drawnAt,
    draw: drawn ? { nth, entry, i, ticket, prize: prize + 1 } : null,
    prize: drawn ? prizeView(row.prizes[prize]!, prize + 1, row.given[prize] ?? 0) : null,
  };
}

export const dayAt = (at: Date, zone: string): string => dayText(localDay(at, zone));
