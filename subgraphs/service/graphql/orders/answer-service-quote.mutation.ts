import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { flag } from '../../../kernel/graph/mutation/take.ts';
import { answerServiceQuote } from '../../commands/orders/quote-service-order.ts';
import { ANSWER, EDIT, NOTE, STALE_EXTRAS, STEP_REFUSALS } from './takes.ts';

export const answerServiceQuoteMutation = defineMutation({
  name: 'answerServiceQuote',
  says: 'The customer’s yes or no to a price or a design 确认报价: by itself, or as it told the desk.',
  scopes: ['service:answer'],
  input: 'An answer to a quote.',
  takes: { ...EDIT, approve: flag('True: yes; false: no.'), note: NOTE },
  refusals: STEP_REFUSALS, extras: STALE_EXTRAS,
  command: answerServiceQuote,
  inputOf: ({ id, ...rest }) => ({ serviceOrderId: id, ...rest }),
  answers: ANSWER,
});
