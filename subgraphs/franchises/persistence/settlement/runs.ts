import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { statementRunTable } from '../tables/settlement/statement-run.table.ts';

export type RunRow = RowOf<typeof statementRunTable>;

export function runningOf(sql: Sql, region: string): Promise<RunRow | null> {
  return sql.maybe<RunRow>`select ${columnsOf(statementRunTable)} from statement_run
    where region = ${region} and finished_at is null`;
}

/** The newest first. */
export function newestRuns(sql: Sql, region: string, most: number): Promise<RunRow[]> {
  return sql.all<RunRow>`select ${columnsOf(statementRunTable)} from statement_run where region = ${region}
    order by started_at desc, id desc limit ${most}`;
}

export function runsById(sql: Sql, ids: readonly string[]): Promise<RunRow[]> {
  return sql.all<RunRow>`select ${columnsOf(statementRunTable)} from statement_run where id = any(${[...ids]}::uuid[])`;
}
