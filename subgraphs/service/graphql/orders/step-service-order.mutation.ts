import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { take } from '../../../kernel/graph/mutation/take.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { settleBenefits } from '../../calls/settle-benefits.ts';
import { stepServiceOrder } from '../../commands/orders/step-service-order.ts';
import type { ServiceStep } from '../../domain/words.ts';
import { ServiceOrderStep } from '../words.ts';
import { ANSWER, EDIT, NOTE, notByMembers, STALE_EXTRAS, STEP_REFUSALS } from './takes.ts';

export const stepServiceOrderMutation = defineMutation({
  name: 'stepServiceOrder',
  says: 'What the desk does next with a piece 推进服务单. Waiting, giving back undone, calling off, losing and opening '
    + 'again want a reason. Called off, given back or lost, a booked benefit is called off, too; opened again it is '
    + 'asked for anew, and what was paid is not asked again.',
  scopes: ['service:write'], guard: notByMembers,
  input: 'A step of a service order.',
  takes: { ...EDIT, step: take<ServiceStep>(() => ServiceOrderStep, 'The step.'), note: NOTE },
  refusals: STEP_REFUSALS, extras: STALE_EXTRAS,
  command: stepServiceOrder,
  inputOf: ({ id, ...rest }) => ({ serviceOrderId: id, ...rest }),
  afterwards: async (value, context) => {
    await settleBenefits(context.services, value).catch(() => undefined);
    return accepted(value);
  },
  answers: ANSWER,
});
