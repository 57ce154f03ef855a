import type { EventPayloads } from '../../../contracts/events.ts';
import type { Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import type { Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { settledBy } from '../../domain/settlement/statement.ts';
import { statementLineTable } from '../tables/settlement/statement-line.table.ts';
import { statementTable } from '../tables/settlement/statement.table.ts';

export type StatementRow = RowOf<typeof statementTable>;
export type LineRow = RowOf<typeof statementLineTable>;

/** Whoever changes a statement or its lines locks it first: one after the other. */
export function lockStatement(sql: Sql, id: string): Promise<StatementRow | null> {
  return sql.maybe<StatementRow>`select ${columnsOf(statementTable)} from statement where id = ${id} for update`;
}

/** Whose month a line belongs to. */
export async function regionOfLine(sql: Sql, lineId: string): Promise<string | null> {
  const found = await sql.maybe<{ region: string }>`select s.region from statement_line l
    join statement s on s.id = l.statement_id where l.id = ${lineId}`;
  return found?.region ?? null;
}

/** The statement of a line, locked, and the line as it stands then. */
export async function lockLine(
  sql: Sql, lineId: string,
): Promise<{ statement: StatementRow; line: LineRow } | null> {
  const at = await sql.maybe<{ statement_id: string }>`select statement_id from statement_line where id = ${lineId}`;
  const statement = at && await lockStatement(sql, at.statement_id);
  const line = await sql.maybe<LineRow>`select ${columnsOf(statementLineTable)} from statement_line
    where id = ${lineId}`;
  return statement && line ? { statement, line } : null;
}

/** Tells of statements as they stand in this transaction. */
export async function tellStatements(tx: Tx, ids: readonly string[]): Promise<void> {
  const rows = await tx.sql.all<StatementRow>`select ${columnsOf(statementTable)} from statement
    where id = any(${[...ids]}::uuid[]) order by id`;
  for (const row of rows) {
    const { dueMinor, carriedOutMinor } = settledBy(row.netMinor);
    tx.emit('statement.changed.v1', row.id, {
      statementId: row.id, number: row.number, franchiseId: row.franchiseId, region: row.region, month: row.month,
      currency: row.currency, state: row.state, lines: row.lines, linesMinor: row.linesMinor,
      correctedMinor: row.correctedMinor, disputedMinor: row.disputedMinor, carriedInMinor: row.carriedInMinor,
      dueMinor, carriedOutMinor, version: BigInt(row.version),
    } satisfies EventPayloads['statement.changed.v1']);
  }
}
