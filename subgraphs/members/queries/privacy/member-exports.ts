import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { MemberExport } from '../../graphql/privacy/member-export.type.ts';

const COLUMNS = fragment.raw(`x.id, x.member_id, x.state, x.requested_at, x.requested_kind, x.requested_by,
  x.reason, x.ready_at, x.expires_at`);

interface ExportRow {
  id: string; member_id: string; state: string; requested_at: Date; requested_kind: string;
  requested_by: string; reason: string | null; ready_at: Date | null; expires_at: Date | null;
}

export const MAX_EXPORTS = 10;

export async function memberExportsById(sql: Sql, ids: readonly string[]): Promise<(MemberExport | null)[]> {
  const rows = await sql.all<ExportRow>`
    select ${COLUMNS} from member_export x where x.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, exportView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Newest first. */
export async function memberExportsPage(sql: Sql, bounds: PageBounds) {
  return pageOf(await readPage<ExportRow>(sql, {
    columns: COLUMNS, from: fragment`member_export x`, key: 'x.id',
    arms: [{ from: fragment`member_export x`, where: fragment`true` }],
    sort: [{ column: 'x.requested_at', type: 'timestamptz' }, { column: 'x.id', type: 'uuid' }],
    descending: true,
  }, bounds), exportView);
}

/** The newest of each member, at most 10, under all its ids. */
export async function exportsOf(sql: Sql, memberIds: readonly string[]): Promise<MemberExport[][]> {
  const rows = await sql.all<ExportRow & { asked: string }>`
    select asked.id as asked, ${COLUMNS} from unnest(${[...memberIds]}::uuid[]) asked(id)
    cross join lateral (select x.* from member_export x where x.member_id = asked.id
        or x.member_id in (select p.person_id from person_visibility p where p.survivor_id = asked.id)
      order by x.requested_at desc, x.id desc limit ${MAX_EXPORTS}) x`;
  const byMember = Map.groupBy(rows, (row) => row.asked);
  return memberIds.map((id) => (byMember.get(id) ?? []).map(exportView));
}

/** The bundles that can still be fetched at this moment. */
export async function bundleOf(sql: Sql, exportId: string, now: Date): Promise<string | null> {
  const row = await sql.maybe<{ bundle: string | null }>`
    select bundle from member_export where id = ${exportId} and expires_at > ${now}`;
  return row?.bundle ?? null;
}

function exportView(row: ExportRow): MemberExport {
  return {
    id: encodeId(PREFIX.memberExport, row.id), uuid: row.id, memberUuid: row.member_id,
    memberId: encodeId(PREFIX.member, row.member_id), state: row.state, requestedAt: row.requested_at,
    requestedKind: row.requested_kind, requestedBy: row.requested_by, reason: row.reason,
    readyAt: row.ready_at, expiresAt: row.expires_at,
  };
}
