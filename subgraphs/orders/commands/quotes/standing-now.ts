import type { Tx } from '../../../kernel/commands/command.ts';
import { fromJson } from '../../../kernel/json.ts';
import type { PricedSale } from '../../domain/quotes/priced-sale.ts';
import { stateAt, type QuoteState } from '../../domain/quotes/standing.ts';
import type { QuoteRow } from '../../persistence/quotes/quote-row.ts';

/**
 * Where a quote stands once it is locked: by the moment it is then, since its time may have run out while its lock was
 * waited for, and another quote may have taken a unique piece of it, or a sale a numbered one. One that has lost a
 * piece is over, whatever a clock says. Its pieces are locked with it: nobody takes one until this transaction ends.
 */
export async function standingNow({ sql, clock }: Tx, quote: QuoteRow): Promise<QuoteState> {
  if (quote.state !== 'open' && quote.state !== 'placed') return stateAt(quote, clock());
  const { uniqueItemIds } = fromJson<PricedSale>(quote.priced);
  const mine = uniqueItemIds.length === 0 ? [] : await sql.all<{ item_id: string }>`select item_id from quote_piece p
    where quote_id = ${quote.id} and not exists (select 1 from edition_sale s where s.item_id = p.item_id)
    order by item_id for update of p`;
  return stateAt(quote, mine.length < uniqueItemIds.length ? quote.lockedUntil : clock());
}
