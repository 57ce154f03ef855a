import { sql as fragment } from 'kysely';
import { PREFIX } from '../../contracts/ids.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { encodeId } from '../../kernel/ids.ts';
import type { MergeState } from '../domain/words.ts';
import type { MergeCase } from '../graphql/merge-case.type.ts';

const COLUMNS = fragment.raw(`id, member_id, other_member_id, state, opened_at, decided_at, decided_by,
  decision_reason, version`);

interface MergeCaseRow {
  id: string; member_id: string; other_member_id: string; state: MergeState; opened_at: Date;
  decided_at: Date | null; decided_by: string | null; decision_reason: string | null;
  version: number;
}

export async function mergeCasesById(
  sql: Sql, ids: readonly string[],
): Promise<(MergeCase | null)[]> {
  const rows = await sql.all<MergeCaseRow>`
    select ${COLUMNS} from merge_case where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, mergeCaseView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Newest first. */
export async function mergeCasesPage(
  sql: Sql, state: MergeState | null, page: { limit: number; offset: number },
) {
  const rows = await sql.all<MergeCaseRow>`select ${COLUMNS} from merge_case
    where ${state}::text is null or state = ${state}
    order by opened_at desc, id desc limit ${page.limit} offset ${page.offset}`;
  const { count } = await sql.one<{ count: number }>`select count(*)::int as count from merge_case
    where ${state}::text is null or state = ${state}`;
  return { items: rows.map(mergeCaseView), totalCount: count };
}

function mergeCaseView(row: MergeCaseRow): MergeCase {
  return {
    id: encodeId(PREFIX.mergeCase, row.id), memberUuid: row.member_id,
    otherMemberUuid: row.other_member_id, state: row.state, openedAt: row.opened_at,
    decidedAt: row.decided_at, decidedBy: row.decided_by, decisionReason: row.decision_reason,
    version: row.version,
  } as MergeCase;
}
