import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, extra, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, money, optional, text } from '../../../kernel/graph/mutation/take.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { gramForExit } from '../../calls/ask-board.ts';
import { exitPlan } from '../../commands/plans/exit-plan.ts';
import { plansById } from '../../queries/plans.ts';
import { GoldPlan } from './gold-plan.type.ts';

export const exitGoldPlanMutation = defineMutation({
  name: 'exitGoldPlan',
  says: 'Leaves a gold plan 退出增值计划 at any time: the full principal is paid out, gold by what you say, within what the '
    + 'board of the moment allows. Coupons for joining and renewing go with a plan that did not mature.',
  scopes: ['plans:write'],
  input: 'A plan to leave.',
  takes: {
    planId: idOf(PREFIX.goldPlan, 'Plan.'),
    goldAmount: optional(money('What is paid for saved gold: no less than the buy-back and no more than the retail '
      + 'price of the board, by weight; of a plan by grams.')),
    reference: text('Number of the payment, 1 to 100 characters.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    PLAN_OVER: 'It is over already.',
    GOLD_AMOUNT_INVALID: 'There is no gold to pay for, or it is not said what is paid for it.',
    GOLD_AMOUNT_BEYOND: 'It is less than the buy-back or more than the retail price of that gold: see least and most.',
    GOLD_PRICE_MISSING: 'No price of this gold is on the board of the region now: publish one first.',
    TRY_AGAIN: 'The gold board cannot be looked up now. Nothing was changed; send it again.',
    REFERENCE_INVALID: 'A reference has 1 to 100 visible characters.',
  },
  extras: {
    least: extra(() => Money, 'With GOLD_AMOUNT_BEYOND: the least that is paid now.'),
    most: extra(() => Money, 'With GOLD_AMOUNT_BEYOND: the most that is paid now.'),
  },
  command: exitPlan,
  inputOf: async (asked, context) => {
    const gram = await gramForExit(context, asked.planId);
    return { ...asked, gram: () => gram };
  },
  answers: { plan: loaded(() => GoldPlan, plansById, 'planId', 'The plan; null when refused.') },
});
