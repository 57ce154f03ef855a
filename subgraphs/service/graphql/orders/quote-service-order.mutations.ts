import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { dateTime, flag, money, optional, take, text } from '../../../kernel/graph/mutation/take.ts';
import { judgeWarranty } from '../../commands/orders/judge-warranty.ts';
import { answerServiceQuote, quoteServiceOrder } from '../../commands/orders/quote-service-order.ts';
import type { WarrantyWord } from '../../domain/words.ts';
import { ServiceWarranty } from '../words.ts';
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

export const judgeServiceWarrantyMutation = defineMutation({
  name: 'judgeServiceWarranty',
  says: 'Whether a piece is under warranty, as whoever looked at it decides 保修判定; what is paid follows from it. Work '
    + 'that turns out to want a quote goes back to the receipt.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'A decision about warranty.',
  takes: {
    ...EDIT,
    warranty: take<WarrantyWord>(() => ServiceWarranty, 'Under warranty or not.'),
    reason: text('Why, 1 to 500 characters.'),
  },
  refusals: STEP_REFUSALS, extras: STALE_EXTRAS,
  command: judgeWarranty,
  inputOf: ({ id, ...rest }) => ({ serviceOrderId: id, ...rest }),
  answers: ANSWER,
});
