import type { Sql } from '../../../../../subgraphs/kernel/database/sql.ts';
import { encodeCursor, readCursor } from '../../../../../subgraphs/kernel/graph/cursor.ts';
import { connectionFrom } from '../../../../../subgraphs/kernel/graph/page.ts';
import { encodeId } from '../../../../../subgraphs/kernel/ids.ts';
import { NOTE_PREFIX } from '../../contracts/notes.ts';
import type { Note } from '../graphql/note.type.ts';

interface Row { nth: bigint; uuid: string; at: string; text: string; writtenAt: Date; writtenBy: string }

const noteOf = (row: Row) => ({ ...row, id: encodeId(NOTE_PREFIX, row.uuid) });

export async function notesById(sql: Sql, ids: readonly string[]): Promise<(Note | null)[]> {
  const rows = await sql.all<Row>`select id as uuid, text, written_at as "writtenAt",
    written_by as "writtenBy" from member_note where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.uuid, noteOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

export interface NotesKey { readonly memberId: string; readonly first: number; readonly after: string | null }

/** Newest first; a page for each member in one statement, by whichever of its ids it is asked. */
export async function notesOf(sql: Sql, keys: readonly NotesKey[]) {
  const cursors = keys.map(({ after }) => readCursor(after, ['timestamptz', 'uuid']));
  const rows = await sql.all<Row>`
    select k.nth, n.id as uuid, n.text, n.written_at as "writtenAt", n.written_by as "writtenBy",
      to_char(n.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from unnest(${keys.map((key) => key.memberId)}::uuid[], ${keys.map((key) => key.first + 1)}::int[],
      ${cursors.map((cursor) => cursor?.[0] ?? 'infinity')}::timestamptz[],
      ${cursors.map((cursor) => cursor?.[1] ?? null)}::uuid[])
      with ordinality as k(member_id, few, before, before_id, nth)
    left join person_merge m on m.merged_id = k.member_id
    cross join lateral (select * from member_note
      where member_id = case when m.survivor_id is null then k.member_id else m.survivor_id end
        and (k.before_id is null or (written_at, id) < (k.before, k.before_id))
      order by written_at desc, id desc limit k.few) n
    order by k.nth, n.written_at desc, n.id desc`;
  const byKey = Map.groupBy(rows, ({ nth }) => Number(nth));
  return keys.map(({ first, after }, index) => connectionFrom((byKey.get(index + 1) ?? []).map(noteOf), first, after,
    ({ at, uuid }) => encodeCursor([at, uuid])));
}
