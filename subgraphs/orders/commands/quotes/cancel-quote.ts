import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { isMisread } from '../../../kernel/identifier.ts';
import { stateAt } from '../../domain/quotes/standing.ts';
import { endQuotes } from '../../persistence/quotes/end-quotes.ts';
import { lockQuote } from '../../persistence/quotes/quote-row.ts';
import { mayHandle } from './may-handle.ts';

export interface QuoteToCancel { readonly quoteId: string; readonly reason: string }
export type CancelQuoteCode = 'NOT_FOUND' | 'INVALID' | 'QUOTE_SOLD';

/** The customer does not buy: what the quote holds goes back at once, also once it is placed. Said again: nothing. */
export const cancelQuote = defineCommand<QuoteToCancel, { quoteId: string }, CancelQuoteCode>({
  name: 'orders.cancel-quote',
  execute: async (tx, { quoteId, reason }) => {
    if (reason.length > 500 || isMisread(reason)) {
      return refused('INVALID', 'A reason has at most 500 characters, none of them misread.', ['reason']);
    }
    const quote = await lockQuote(tx.sql, quoteId);
    if (!quote || !mayHandle(tx.actor, quote)) return refused('NOT_FOUND', 'There is no such quote.', ['quoteId']);
    const state = stateAt(quote, tx.now);
    if (state === 'sold') return refused('QUOTE_SOLD', 'It is paid: cancel its order.', ['quoteId']);
    if (state === 'cancelled' || state === 'expired' || state === 'unpaid') {
      if (quote.state !== state) await endQuotes(tx, [quoteId], state, 'its time was over');
      return accepted({ quoteId });
    }
    await endQuotes(tx, [quoteId], 'cancelled', reason);
    return accepted({ quoteId });
  },
});
