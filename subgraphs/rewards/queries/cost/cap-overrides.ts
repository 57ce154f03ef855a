import { PREFIX } from '../../../contracts/ids.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import type { CapOverride } from '../../graphql/cost/cap-override.type.ts';
import { capOverrideTable } from '../../persistence/tables/cap-override.table.ts';

type Row = RowOf<typeof capOverrideTable>;

export async function capOverridesById(sql: Sql, ids: readonly string[]): Promise<(CapOverride | null)[]> {
  const rows = await sql.all<Row>`select ${columnsOf(capOverrideTable)} from cap_override
    where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, view(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** Newest first; of one state, or all. */
export async function newestCapOverrides(sql: Sql, state: string | null, first: number): Promise<CapOverride[]> {
  const rows = await sql.all<Row>`select ${columnsOf(capOverrideTable)} from cap_override
    where ${state}::text is null or state = ${state} order by proposed_at desc, id limit ${first}`;
  return rows.map(view);
}

function view(row: Row): CapOverride {
  const { region, payer, reason, endsAt, state, proposedAt, decidedAt, decisionNote, version } = row;
  return {
    id: encodeId(PREFIX.capOverride, row.id), region, payer, amount: moneyView(row.amountMinor, row.currency), reason,
    endsAt, state, proposedBy: row.proposedByName, proposerId: row.proposedBy, proposedAt,
    decidedBy: row.decidedByName, decidedAt, decisionNote, version,
  };
}
