import type { Sql } from '../../../kernel/database/sql.ts';
import { QUOTE_COLUMNS, type QuoteRow } from '../../persistence/quotes/quote-row.ts';

/** The quote that each order was; null: it was recorded by itself, or the quote may not be seen. */
export async function quoteOfOrders(sql: Sql, orderIds: readonly string[]): Promise<(QuoteRow | null)[]> {
  const rows = await sql.all<QuoteRow>`select ${QUOTE_COLUMNS} from quote
    where order_id = any(${[...orderIds]}::uuid[])`;
  const byOrder = new Map(rows.map((row) => [row.orderId, row]));
  return orderIds.map((id) => byOrder.get(id) ?? null);
}
