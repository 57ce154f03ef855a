import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, money, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { exitPlan } from '../../commands/plans/exit-plan.ts';
import { plansById } from '../../queries/plans.ts';
import { GoldPlan } from './gold-plan.type.ts';

export const exitGoldPlanMutation = defineMutation({
  name: 'exitGoldPlan',
  says: 'Leaves a gold plan 退出增值计划 at any time: the full principal is paid out, gold by what you say. Coupons for '
    + 'joining and renewing go with a plan that did not mature.',
  scopes: ['plans:write'],
  input: 'A plan to leave.',
  takes: {
    planId: idOf(PREFIX.goldPlan, 'Plan.'),
    goldAmount: optional(money('What is paid for saved gold, by the buy-back price of the day; of a plan by grams.')),
    reference: text('Number of the payment, 1 to 100 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    PLAN_OVER: 'It is over already.',
    GOLD_AMOUNT_INVALID: 'There is no gold to pay for, or it is not said what is paid for it.',
    REFERENCE_INVALID: 'A reference has 1 to 100 visible characters.',
  },
  command: exitPlan,
  answers: { plan: loaded(() => GoldPlan, plansById, 'planId', 'The plan; null when refused.') },
});
