import { sql as fragment, type RawBuilder } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { encodeCursor, readCursor } from '../../../kernel/graph/cursor.ts';
import { connectionFrom } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';

export interface ListKey { readonly segmentId: string; readonly first: number; readonly after: string | null }

const member = (uuid: string) => ({ id: encodeId(PREFIX.member, uuid) });

interface MemberRow { id: string; member_id: string; entered_at: Date }

/** Who is in a segment; whoever refused profiling since then, or was merged away, is not shown any more. */
export async function segmentMembers(sql: Sql, key: ListKey) {
  const rows = await listOf<MemberRow>(sql, key, fragment`segment_member`, fragment`l.id, l.member_id, l.entered_at`);
  return connectionFrom(rows.map((row) => ({ id: row.id, member: member(row.member_id), enteredAt: row.entered_at })),
    key.first, key.after, ({ id }) => encodeCursor([id]));
}

interface ChangeRow { id: string; member_id: string; entered: boolean; by_hand: boolean; at: Date }

export async function segmentChanges(sql: Sql, key: ListKey) {
  const rows = await listOf<ChangeRow>(sql, key, fragment`segment_change`,
    fragment`l.id, l.member_id, l.entered, l.snapshot_id is null as by_hand, l.at`);
  return connectionFrom(rows.map((row) => (
    { id: row.id, member: member(row.member_id), entered: row.entered, byHand: row.by_hand, at: row.at })),
  key.first, key.after, ({ id }) => encodeCursor([id]));
}

/** Newest first. A restricted reader's list begins with whom it sees. */
function listOf<Row>(
  sql: Sql, { segmentId, first, after }: ListKey, table: RawBuilder<unknown>, columns: RawBuilder<unknown>,
): Promise<Row[]> {
  const cursor = readCursor(after, ['uuid']);
  const from = sql.restricted ? fragment`person_visibility v join ${table} l on l.member_id = v.person_id`
    : fragment`${table} l`;
  return sql.all<Row>`select ${columns} from ${from}
    where l.segment_id = ${segmentId}
      and (${cursor?.[0] ?? null}::uuid is null or l.id < ${cursor?.[0] ?? null}::uuid)
      and exists (select 1 from member_fact f where f.member_id = l.member_id)
    order by l.id desc limit ${first + 1}`;
}
