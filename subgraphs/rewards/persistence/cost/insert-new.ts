import type { NewRowOf, RowOf, Table } from '../../../kernel/database/define-table.ts';
import { insertionInto, type Sql } from '../../../kernel/database/sql.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';

/** Writes what is not there yet; answers what was written, so that it is added up once. */
export async function insertNew<T extends Table>(
  sql: Sql, table: T, rows: readonly NewRowOf<T>[], key: string,
): Promise<RowOf<T>[]> {
  const write = insertionInto(table, rows, `on conflict (${key}) do nothing`);
  return write === null ? [] : sql.all<RowOf<T>>`${write} returning ${columnsOf(table)}`;
}
