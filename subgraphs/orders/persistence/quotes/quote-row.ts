import type { Sql } from '../../../kernel/database/sql.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { quoteTable } from '../tables/quote.table.ts';

export type QuoteRow = RowOf<typeof quoteTable>;

export const QUOTE_COLUMNS = columnsOf(quoteTable);

/** As the owner reads it, whoever asks. */
export function readQuote(sql: Sql, id: string): Promise<QuoteRow | null> {
  return sql.maybe<QuoteRow>`select ${QUOTE_COLUMNS} from quote where id = ${id}`;
}

export function lockQuote(sql: Sql, id: string): Promise<QuoteRow | null> {
  return sql.maybe<QuoteRow>`select ${QUOTE_COLUMNS} from quote where id = ${id} for update`;
}
