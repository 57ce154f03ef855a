import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { flag, KEY, optional, otherwise, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { recordComplaints } from '../../calls/record-complaints.ts';
import { rateServiceOrder } from '../../commands/orders/rate-service-order.ts';
import { ANSWER, serviceOrderId } from './takes.ts';

export const rateServiceOrderMutation = defineMutation({
  name: 'rateServiceOrder',
  says: 'The customer’s word on a service that is over 服务评价, once: by itself, or as it told the desk. With few '
    + 'stars it may be meant as a complaint 投诉, which is kept at once and has its 48 hours.',
  scopes: ['service:answer'],
  input: 'A word on a service.',
  takes: {
    id: serviceOrderId,
    stars: whole('1 to 5 stars.'),
    text: optional(text('What is said, at most 1,000 characters; a complaint says something.')),
    complain: otherwise(false, flag('It is meant as a complaint.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    NOT_OVER: 'It is not over yet.',
    ALREADY_RATED: 'It was rated before.',
    NO_COMPLAINT: 'A complaint says why, with no more stars than the policy says.',
  },
  command: rateServiceOrder,
  inputOf: ({ id, ...rest }) => ({ serviceOrderId: id, ...rest }),
  afterwards: async (value, context) => {
    await recordComplaints(context.services, value).catch(() => undefined);
    return accepted(value);
  },
  answers: ANSWER,
});
