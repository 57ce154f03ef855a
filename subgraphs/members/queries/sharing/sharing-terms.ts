import { PREFIX } from '../../../contracts/ids.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { encodeId } from '../../../kernel/ids.ts';
import type { SharingTerms } from '../../graphql/sharing/sharing.type.ts';
import { sharingTermsTable } from '../../persistence/tables/sharing-terms.table.ts';

type Row = RowOf<typeof sharingTermsTable>;

export async function sharingTermsById(sql: Sql, ids: readonly string[]): Promise<(SharingTerms | null)[]> {
  const rows = await sql.all<Row>`select ${columnsOf(sharingTermsTable)} from sharing_terms
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, view(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Newest first; of one franchise and for all, or of everybody. */
export async function newestSharingTerms(
  sql: Sql, franchiseId: string | null, first: number,
): Promise<SharingTerms[]> {
  const rows = await sql.all<Row>`select ${columnsOf(sharingTermsTable)} from sharing_terms
    where ${franchiseId}::uuid is null or franchise_id is null or franchise_id = ${franchiseId}::uuid
    order by proposed_at desc, id desc limit ${first}`;
  return rows.map(view);
}

function view(row: Row): SharingTerms {
  return {
    id: encodeId(PREFIX.sharingTerms, row.id),
    franchise: row.franchiseId && { id: encodeId(PREFIX.franchise, row.franchiseId) },
    manager: row.managerLayer, associate: row.associateLayer,
    startsAt: row.startsAt, reason: row.reason, widens: row.widens, state: row.state,
    proposedBy: row.proposedByName, proposerId: row.proposedBy, proposedAt: row.proposedAt,
    decidedBy: row.decidedByName, decidedAt: row.decidedAt, version: row.version,
  } as SharingTerms;
}
