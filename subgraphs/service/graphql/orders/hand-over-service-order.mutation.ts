import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { flag, optional, otherwise, text } from '../../../kernel/graph/mutation/take.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { settleBenefits } from '../../calls/settle-benefits.ts';
import { handOver } from '../../commands/orders/hand-over.ts';
import { ANSWER, EDIT, notByMembers, STALE_EXTRAS, STEP_REFUSALS } from './takes.ts';

export const handOverServiceOrderMutation = defineMutation({
  name: 'handOverServiceOrder',
  says: 'Hands a piece over 交付取件: to the member that has just shown its code in this store (checkMemberCode), or to '
    + 'whoever is named. What is due is paid; a booked benefit is used.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'A piece that is fetched.',
  takes: {
    ...EDIT,
    byCode: otherwise(false, flag('The member stands here with its code.')),
    handedTo: optional(text('Who takes it, 1 to 100 characters; without byCode.')),
    paidBy: optional(text('Number of the payment of what is due, 1 to 100 characters.')),
  },
  refusals: {
    ...STEP_REFUSALS,
    RECEIVER_INVALID: 'Say who takes it, in 1 to 100 characters.',
    NOT_VISITING: 'The member has not shown its code in this store just now.',
    PAYMENT_REQUIRED: 'Something is due: it is paid first.',
    PAYMENT_INVALID: 'A number of a payment has 1 to 100 visible characters.',
  },
  extras: STALE_EXTRAS,
  command: handOver,
  inputOf: ({ id, ...rest }) => ({ serviceOrderId: id, ...rest }),
  afterwards: async (value, context) => {
    await settleBenefits(context.services, value).catch(() => undefined);
    return accepted(value);
  },
  answers: ANSWER,
});
