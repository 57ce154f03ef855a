import type { Sql } from '../../../kernel/database/sql.ts';
import { QUOTE_COLUMNS, type QuoteRow } from '../../persistence/quotes/quote-row.ts';

/** uuids in, quotes in the same order out; null where there is none or it may not be seen. */
export async function quotesById(sql: Sql, ids: readonly string[]): Promise<(QuoteRow | null)[]> {
  const rows = await sql.all<QuoteRow>`select ${QUOTE_COLUMNS} from quote where id = any(${[...ids]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
