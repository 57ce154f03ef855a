import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { Erasure, ErasureReceipt } from '../../graphql/privacy/erasure.type.ts';

const COLUMNS = fragment.raw(`e.id, e.member_id, e.state, e.requested_at, e.requested_kind, e.requested_by,
  e.reason, e.due_at, e.withdrawn_at, e.parted_at, e.erased_at, e.completed_at, e.rooms`);

interface ErasureRow {
  id: string; member_id: string; state: string; requested_at: Date; requested_kind: string;
  requested_by: string; reason: string | null; due_at: Date; withdrawn_at: Date | null; parted_at: Date | null;
  erased_at: Date | null; completed_at: Date | null; rooms: string[];
}

export async function erasuresById(sql: Sql, ids: readonly string[]): Promise<(Erasure | null)[]> {
  const rows = await sql.all<ErasureRow>`select ${COLUMNS} from erasure e where e.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, erasureView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Newest first. */
export async function erasuresPage(sql: Sql, state: string | null, bounds: PageBounds) {
  return pageOf(await readPage<ErasureRow>(sql, {
    columns: COLUMNS, from: fragment`erasure e`, key: 'e.id',
    arms: [{ from: fragment`erasure e`, where: state ? fragment`e.state = ${state}` : fragment`true` }],
    sort: [{ column: 'e.requested_at', type: 'timestamptz' }, { column: 'e.id', type: 'uuid' }],
    descending: true,
  }, bounds), erasureView);
}

/** The newest of each member, under whichever of its ids it was asked for. */
export async function erasuresOf(sql: Sql, memberIds: readonly string[]): Promise<(Erasure | null)[]> {
  const rows = await sql.all<ErasureRow & { asked: string }>`
    select asked.id as asked, ${COLUMNS} from unnest(${[...memberIds]}::uuid[]) asked(id)
    cross join lateral (select e.* from erasure e where e.member_id = asked.id
        or e.member_id in (select p.person_id from person_visibility p where p.survivor_id = asked.id)
      order by e.requested_at desc, e.id desc limit 1) e`;
  const byMember = new Map(rows.map((row) => [row.asked, erasureView(row)]));
  return memberIds.map((id) => byMember.get(id) ?? null);
}

interface ReceiptRow { erasure_id: string; room: string; done_at: Date; tables: ErasureReceipt['tables'] }

/** In the order they came; only head office reads them. */
export async function receiptsOf(sql: Sql, erasureIds: readonly string[]): Promise<ErasureReceipt[][]> {
  const rows = await sql.all<ReceiptRow>`
    select erasure_id, room, done_at, tables from erasure_receipt
    where erasure_id = any(${[...erasureIds]}::uuid[]) order by done_at, room`;
  const byErasure = Map.groupBy(rows, (row) => row.erasure_id);
  return erasureIds.map((id) => (byErasure.get(id) ?? []).map(({ room, done_at: doneAt, tables }) =>
    ({ room, doneAt, tables })));
}

function erasureView(row: ErasureRow): Erasure {
  return {
    id: encodeId(PREFIX.erasure, row.id), uuid: row.id, memberId: encodeId(PREFIX.member, row.member_id),
    state: row.state, requestedAt: row.requested_at, requestedKind: row.requested_kind,
    requestedBy: row.requested_by, reason: row.reason, dueAt: row.due_at, withdrawnAt: row.withdrawn_at,
    partedAt: row.parted_at, erasedAt: row.erased_at, completedAt: row.completed_at, rooms: row.rooms,
  };
}
