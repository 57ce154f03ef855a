import { sql as fragment } from 'kysely';
import { PREFIX } from '../../../contracts/ids.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { pageOf, readPage } from '../../../kernel/database/read-page.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import type { PageBounds } from '../../../kernel/graph/page.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { ClassProposal, ProposalState } from '../../graphql/classes/class-proposal.type.ts';
import { classProposalTable } from '../../persistence/tables/class-proposal.table.ts';

type ProposalRow = RowOf<typeof classProposalTable>;
const COLUMNS = columnsOf(classProposalTable, { as: 'c' });

function proposalView(row: ProposalRow): ClassProposal {
  const money = (minor: bigint) => moneyView(minor, row.currency);
  return {
    id: encodeId(PREFIX.classProposal, row.id), productUuid: row.productId, netMinor: row.netMinor,
    presentClass: row.presentClass, proposedClass: row.proposedClass, marginBps: row.marginBps,
    pieces: Number(row.pieces), knownPieces: Number(row.knownPieces), net: money(row.netMinor),
    knownNet: money(row.knownNetMinor), cost: money(row.costMinor), measuredFrom: row.measuredFrom,
    measuredUntil: row.measuredUntil, policyVersion: row.policyVersion, state: row.state as ProposalState,
    proposedAt: row.proposedAt, effectiveAt: row.effectiveAt, decidedBy: row.decidedBy, decidedAt: row.decidedAt,
    reason: row.reason, version: row.version,
  };
}

/** The restricted role has no grant: to a partner there are none, whatever scopes it was given. */
export async function proposalsById(sql: Sql, ids: readonly string[]): Promise<(ClassProposal | null)[]> {
  if (sql.restricted) return ids.map(() => null);
  const rows = await sql.all<ProposalRow>`select ${COLUMNS} from class_proposal c
    where c.id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, proposalView(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The newest first, of a state or a product (uuid). */
export async function proposalsPage(
  sql: Sql, { state, productId }: { state: ProposalState | null; productId: string | null }, bounds: PageBounds,
) {
  const where = fragment`${state === null ? fragment`true` : fragment`c.state = ${state}`}
    and ${productId === null ? fragment`true` : fragment`c.product_id = ${productId}::uuid`}`;
  return pageOf(await readPage<ProposalRow>(sql, {
    columns: COLUMNS, from: fragment`class_proposal c`, key: 'c.id',
    arms: [{ from: fragment`class_proposal c`, where }],
    sort: [{ column: 'c.proposed_at', type: 'timestamptz' }, { column: 'c.id', type: 'uuid' }], descending: true,
  }, bounds), proposalView);
}
