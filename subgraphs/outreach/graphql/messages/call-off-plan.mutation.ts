import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { callOffPlan } from '../../commands/messages/call-off-plan.ts';
import { plansById } from '../../queries/messages.ts';
import { MessagePlan } from './message.type.ts';

export const callOffMessagePlanMutation = defineMutation({
  name: 'callOffMessagePlan',
  says: 'Calls a plan off 取消群发: what has not gone is taken back, and its slots are free again.',
  scopes: ['outreach:send'],
  input: 'Which plan.',
  takes: { id: idOf(PREFIX.messagePlan, 'The plan.'), expectedVersion: VERSION },
  refusals: { ...said('NOT_FOUND', 'STALE'), NOT_NOW: 'It was called off already.' },
  extras: CURRENT_VERSION,
  command: callOffPlan,
  inputOf: ({ id, expectedVersion }) => ({ planId: id, expectedVersion }),
  answers: { plan: loaded(() => MessagePlan, plansById, 'planId', 'The plan; null when refused.') },
});
