import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { dateTime, money, optional } from '../../../kernel/graph/mutation/take.ts';
import { quoteServiceOrder } from '../../commands/orders/quote-service-order.ts';
import { ANSWER, EDIT, NOTE, notByMembers, STALE_EXTRAS, STEP_REFUSALS } from './takes.ts';

export const quoteServiceOrderMutation = defineMutation({
  name: 'quoteServiceOrder',
  says: 'Says what a service would cost, or shows its design 服务报价: the work waits for the customer’s yes.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'A price for a service order.',
  takes: {
    ...EDIT,
    price: money('What it costs, in the currency of the order; nothing under warranty or by a benefit.'),
    promisedAt: optional(dateTime('Another promised time; as it was without it.')),
    note: NOTE,
  },
  refusals: {
    ...STEP_REFUSALS,
    PRICE_INVALID: 'It is in the currency of the order, and not below nothing.',
    COVERED: 'It is under warranty, or by a benefit: nothing is paid.',
    PROMISED_AT_INVALID: 'It is promised within two years from now.',
  },
  extras: STALE_EXTRAS,
  command: quoteServiceOrder,
  inputOf: ({ id, ...rest }) => ({ serviceOrderId: id, ...rest }),
  answers: ANSWER,
});
