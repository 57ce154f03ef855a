import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { toJson } from '../../../kernel/json.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { atBundles } from '../../domain/quotes/at-bundles.ts';
import { stateAt } from '../../domain/quotes/standing.ts';
import { lockQuote, type QuoteRow } from '../../persistence/quotes/quote-row.ts';
import type { PricedSale } from '../../domain/quotes/priced-sale.ts';

export interface PriceToKeep { readonly quoteId: string; readonly priced: PricedSale }
export type KeepCode = 'NOT_FOUND' | 'QUOTE_EXPIRED' | 'PIECE_PROMISED' | 'TRY_AGAIN';

/**
 * Second step of a quote: its price is locked. Where coupons, points or credit are to be held it waits for them; else
 * it is
 * open. A unique piece is promised to one quote at a time. Whoever asked at the same moment finds what was kept first.
 */
export const keepPrice = defineCommand<PriceToKeep, { quoteId: string }, KeepCode>({
  name: 'orders.keep-price',
  execute: async (tx, { quoteId, priced }) => {
    const quote = await lockQuote(tx.sql, quoteId);
    if (!quote) return refused('NOT_FOUND', 'There is no such quote.', ['quoteId']);
    if (quote.state !== 'pricing' && quote.state !== 'refused') return accepted({ quoteId });
    if (quote.lockedUntil <= tx.now || stateAt(quote, tx.now) === 'expired') {
      return refused('QUOTE_EXPIRED', 'Its time was over before it was priced.', []);
    }
    // What an earlier attempt held has to be back first: nobody would know it any more.
    if (quote.holds === 'due') return refused('TRY_AGAIN', 'What was held before is not back yet; send it again.');
    const promised = await promisePieces(tx, quote, priced);
    if (!promised.ok) return atBundles(promised, priced.lines);
    const holds = priced.points > 0n || priced.credit !== undefined && priced.tradeInMinor > 0n
      || priced.coupons.some(({ verdict }) => verdict === 'APPLIED');
    const state = holds ? 'holding' : 'open';
    await tx.sql.run`update quote set state = ${state}, priced = ${toJson(priced)}::jsonb, attempt = attempt + 1,
      due_minor = ${priced.dueMinor}, holds = 'none', coupon_hold_id = null, points_hold_id = null,
        credit_hold_id = null
      where id = ${quoteId}`;
    tx.audit({ subjectId: quoteId, before: { state: quote.state }, after: { state, dueMinor: priced.dueMinor } });
    return accepted({ quoteId });
  },
});

/**
 * Free when its quote has ended, and again when it was sold and came back; a numbered one, when no order has it, by
 * whichever road that came, also before its style became limited.
 */
async function promisePieces(
  { sql, now }: Tx, quote: QuoteRow, { uniqueItemIds, lines }: PricedSale,
): Promise<Outcome<null, KeepCode>> {
  if (uniqueItemIds.length === 0) return accepted(null);
  const kept = await sql.all<{ item_id: string }>`
    insert into quote_piece (item_id, quote_id, until_at)
      select item_id, ${quote.id}::uuid, ${quote.lockedUntil}::timestamptz
      from unnest(${[...uniqueItemIds].sort()}::uuid[]) as t(item_id)
      where not exists (select 1 from edition_sale s where s.item_id = t.item_id)
        and not exists (select 1 from item_fact f join order_line l on l.item_id = f.item_id
          where f.item_id = t.item_id and (f.dedication -> 'terms' ->> 'limited')::boolean
            and l.returned_quantity < l.quantity)
    on conflict (item_id) do update set quote_id = excluded.quote_id, until_at = excluded.until_at
      where quote_piece.until_at <= ${now} or quote_piece.quote_id = excluded.quote_id
        or exists (select 1 from quote q join order_line l on l.order_id = q.order_id
          where q.id = quote_piece.quote_id and l.item_id = quote_piece.item_id and l.returned_quantity = l.quantity)
    returning item_id`;
  const mine = new Set(kept.map((row) => row.item_id));
  const other = lines.findIndex(({ itemId }) => uniqueItemIds.includes(itemId) && !mine.has(itemId));
  return other < 0 ? accepted(null)
    : refused('PIECE_PROMISED', 'The piece is promised to another quote, or sold.', ['lines', String(other), 'sku']);
}
