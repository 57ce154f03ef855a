import type { Sql } from '../../../kernel/database/sql.ts';
import { readQuote, type QuoteRow } from '../../persistence/quotes/quote-row.ts';

/** As it stands, whoever asks. */
export function quoteToFinish(sql: Sql, id: string): Promise<QuoteRow | null> {
  return readQuote(sql, id);
}
