import type { RowOf } from '../../kernel/database/define-table.ts';
import { columnsOf } from '../../kernel/database/table-rows.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { planTermsTable } from './tables/plan-terms.table.ts';

export type TermsRow = RowOf<typeof planTermsTable>;

export function lockTerms(sql: Sql, id: string): Promise<TermsRow | null> {
  return sql.maybe<TermsRow>`select ${columnsOf(planTermsTable)} from plan_terms where id = ${id} for update`;
}

/** Those by which plans are opened in a region; null where none are. */
export function termsInForce(sql: Sql, region: string): Promise<{ id: string; version: number } | null> {
  return sql.maybe<{ id: string; version: number }>`select id, version from plan_terms
    where region = ${region} and state = 'in_force'`;
}
