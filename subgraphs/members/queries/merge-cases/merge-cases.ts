import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { MergeState } from '../../domain/words.ts';
import type { MergeCase } from '../../graphql/merge-cases/merge-case.type.ts';

const COLUMNS = fragment.raw(`c.id, c.member_id, c.other_member_id, c.state, c.opened_at, c.decided_at,
  c.decided_by, c.decision_reason, c.version, c.proposed_by, c.proposal_reason`);

interface MergeCaseRow {
  id: string; member_id: string; other_member_id: string; state: MergeState; opened_at: Date;
  decided_at: Date | null; decided_by: string | null; decision_reason: string | null;
  version: number; proposed_by: string | null; proposal_reason: string | null;
}

export async function mergeCasesById(
  sql: Sql, ids: readonly string[],
): Promise<(MergeCase | null)[]> {
  const rows = await sql.all<MergeCaseRow>`
    select ${COLUMNS} from merge_case c where c.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, mergeCaseView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Newest first. */
export async function mergeCasesPage(sql: Sql, state: MergeState | null, bounds: PageBounds) {
  return pageOf(await readPage<MergeCaseRow>(sql, {
    columns: COLUMNS, from: fragment`merge_case c`, key: 'c.id',
    arms: [{ from: fragment`merge_case c`, where: state ? fragment`c.state = ${state}` : fragment`true` }],
    sort: [{ column: 'c.opened_at', type: 'timestamptz' }, { column: 'c.id', type: 'uuid' }],
    descending: true,
  }, bounds), mergeCaseView);
}

function mergeCaseView(row: MergeCaseRow): MergeCase {
  return {
    id: encodeId(PREFIX.mergeCase, row.id), memberUuid: row.member_id,
    otherMemberUuid: row.other_member_id, state: row.state, openedAt: row.opened_at,
    decidedAt: row.decided_at, decidedBy: row.decided_by, decisionReason: row.decision_reason,
    version: row.version, proposedBy: row.proposed_by, proposalReason: row.proposal_reason,
  } as MergeCase;
}
