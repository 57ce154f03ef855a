import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { KEY, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { finishQuote } from '../../calls/quotes/finish-quote.ts';
import { startQuote } from '../../commands/quotes/start-quote.ts';
import { QUOTE_ANSWER } from './quote-answer.ts';
import { PRICE_EXTRAS, QUOTE_REFUSALS } from './quote-refusals.ts';
import { readSaleToQuote, SALE_TO_QUOTE } from './quote.input.ts';

export const quoteOrderMutation = defineMutation({
  name: 'quoteOrder',
  says: 'Quotes a sale 报价: every line with its price by the board of the minute and each reduction, what is due and '
    + 'it would earn. Price, coupons that apply, points and unique pieces are locked for the minutes of the order '
    + 'policy, usually 30, and go back by themselves; placeOrder buys at it. While part of the house is away it is '
    + 'TRY_AGAIN: the same key goes on.',
  scopes: ['orders:write'],
  input: 'A sale to be quoted.',
  takes: {
    ...SALE_TO_QUOTE,
    orderNo: optional(text('Number of its order in the channel, 1 to 100 characters; its own when not given.')),
    idempotencyKey: KEY,
  },
  refusals: QUOTE_REFUSALS,
  extras: PRICE_EXTRAS,
  command: startQuote,
  inputOf: (asked, { actor }) => {
    const read = readSaleToQuote(asked, actor);
    return read.ok ? read.value : read;
  },
  afterwards: async (value, { services, request }) => {
    const finished = await finishQuote({ services, request }, request, value.quoteId);
    return finished.ok ? accepted(value) : finished;
  },
  answers: QUOTE_ANSWER,
});
