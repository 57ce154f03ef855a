import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { reverseInstalment } from '../../commands/plans/reverse-instalment.ts';
import { plansById } from '../../queries/plans.ts';
import { GoldPlan } from './gold-plan.type.ts';

export const reversePlanInstalmentMutation = defineMutation({
  name: 'reversePlanInstalment',
  says: 'Takes back the last instalment, whose payment did not stand 缴款冲正, with the coupons it brought.',
  scopes: ['plans:write'],
  input: 'An instalment to take back.',
  takes: {
    planId: idOf(PREFIX.goldPlan, 'Plan.'), postingId: idOf(PREFIX.planPosting, 'The instalment.'),
    note: text('Why, 1 to 500 characters.'), idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'),
    NOT_THE_LAST: 'Only the last instalment of a plan that is not over is taken back.',
    USED_ALREADY: 'What it brought is spent already.',
    NOTE_REQUIRED: 'Say why.',
  },
  command: reverseInstalment,
  answers: { plan: loaded(() => GoldPlan, plansById, 'planId', 'The plan; null when refused.') },
});
