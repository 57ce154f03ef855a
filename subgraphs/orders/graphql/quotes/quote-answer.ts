import type { Answer } from '../../../kernel/graph/mutation/definition.ts';
import { quoteView } from '../../queries/quotes/quote-view.ts';
import { quotesById } from '../../queries/quotes/quotes-by-id.ts';
import { Quote } from './quote.type.ts';

/** The quote as it stands afterwards. */
export const QUOTE_ANSWER: { readonly quote: Answer<{ readonly quoteId: string }, unknown> } = {
  quote: {
    type: () => Quote, says: 'The quote; null when refused.',
    of: async ({ quoteId }, context) => {
      const row = await context.load(quotesById, quoteId);
      return row && quoteView(row, context.now);
    },
  },
};
