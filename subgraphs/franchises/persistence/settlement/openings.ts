import type { Sql } from '../../../kernel/database/sql.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { settlementOpeningTable } from '../tables/settlement/settlement-opening.table.ts';

export type OpeningRow = RowOf<typeof settlementOpeningTable>;

export function readOpening(sql: Sql, region: string): Promise<OpeningRow | null> {
  return sql.maybe<OpeningRow>`select ${columnsOf(settlementOpeningTable)} from settlement_opening
    where region = ${region}`;
}

/** One per region that was opened. */
export function readOpenings(sql: Sql): Promise<OpeningRow[]> {
  return sql.all<OpeningRow>`select ${columnsOf(settlementOpeningTable)} from settlement_opening order by region`;
}
