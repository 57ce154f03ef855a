import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { afterASale } from '../../calls/quotes/after-a-sale.ts';
import { placeOrder } from '../../commands/quotes/place-order.ts';
import { QUOTE_ANSWER } from './quote-answer.ts';

export const placeOrderMutation = defineMutation({
  name: 'placeOrder',
  says: 'Places a quote 下单: the sale waits for its payment at exactly what was quoted, with the coupons, points and '
    + 'unique pieces it holds, for the minutes of the order policy; then it becomes an order, or all of it goes back.',
  scopes: ['orders:write'],
  input: 'Which quote is bought.',
  takes: { quoteId: idOf(PREFIX.quote, 'Quote id; it is open.'), idempotencyKey: KEY },
  refusals: {
    ...said('NOT_FOUND'),
    QUOTE_NOT_OPEN: 'It is not locked yet, was refused or called off 未锁价.',
    QUOTE_EXPIRED: 'Its time is over; ask for a new quote 报价已过期.',
    ORDER_CONFLICT: 'The channel has another order of this number 单号重复.',
    SALE_REFUSED: 'It is paid, and the sale could not be made; the message says why 无法成交.',
  },
  command: placeOrder,
  afterwards: afterASale,
  answers: QUOTE_ANSWER,
});
