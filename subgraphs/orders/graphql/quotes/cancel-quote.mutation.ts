import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, otherwise, text } from '../../../kernel/graph/mutation/take.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { releaseHolds } from '../../calls/quotes/release-holds.ts';
import { cancelQuote } from '../../commands/quotes/cancel-quote.ts';
import { QUOTE_ANSWER } from './quote-answer.ts';

export const cancelQuoteMutation = defineMutation({
  name: 'cancelQuote',
  says: 'The customer does not buy 取消报价: coupons, points and unique pieces go back at once, '
    + 'and what was paid of it is to be refunded.',
  scopes: ['orders:write'],
  input: 'Which quote, and why.',
  takes: {
    quoteId: idOf(PREFIX.quote, 'Quote id.'),
    reason: otherwise('', text('Why, at most 500 characters.')), idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'), QUOTE_SOLD: 'It is paid and an order: cancelOrder takes that back 已成交.',
  },
  command: cancelQuote,
  afterwards: async (value, { services, request }) => {
    await releaseHolds({ services }, request, [value.quoteId]);
    return accepted(value);
  },
  answers: QUOTE_ANSWER,
});
