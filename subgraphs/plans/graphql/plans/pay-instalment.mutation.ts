import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { dateTime, idOf, KEY, money, text } from '../../../kernel/graph/mutation/take.ts';
import { gramForBean } from '../../calls/ask-board.ts';
import { payInstalment } from '../../commands/plans/pay-instalment.ts';
import { plansById } from '../../queries/plans.ts';
import { GoldPlan } from './gold-plan.type.ts';

export const payPlanInstalmentMutation = defineMutation({
  name: 'payPlanInstalment',
  says: 'Takes an instalment of a gold plan 计划缴款. It earns no points; the last one matures the plan.',
  scopes: ['plans:write'],
  input: 'An instalment that was paid.',
  takes: {
    planId: idOf(PREFIX.goldPlan, 'Plan.'),
    amount: money('What was paid: the level of the plan, or the price of the bean, no less than the '
      + 'retail price of the board at that moment.'),
    paidAt: dateTime('When it was paid; of a plan by grams at most three days ago, and not before its last instalment: '
      + 'the board of that moment counts.'),
    reference: text('Number of the payment, 1 to 100 characters; once in a channel.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    PLAN_OVER: 'It takes no more instalments.',
    AMOUNT_INVALID: 'It is not the instalment of this plan, less than a bean is worth, or not in its currency.',
    PAID_AT_INVALID: 'It was paid before the plan was opened, or in the future; of a plan by grams, more than three '
      + 'days ago or before its last instalment.',
    REFERENCE_INVALID: 'A reference has 1 to 100 visible characters.',
    PAYMENT_TAKEN: 'This payment is an instalment already.',
    GOLD_PRICE_MISSING: 'No price of this gold was on the board when the bean was paid: publish one first.',
    TRY_AGAIN: 'The gold board cannot be looked up now. Nothing was changed; send it again.',
  },
  command: payInstalment,
  inputOf: async (asked, context) => {
    const gram = await gramForBean(context, asked.planId, asked.paidAt);
    return { ...asked, gram: () => gram };
  },
  answers: { plan: loaded(() => GoldPlan, plansById, 'planId', 'The plan; null when refused.') },
});
