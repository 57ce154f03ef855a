import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { DRY_RUN, idOf, KEY, money, otherwise, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { moneyView } from '../../../kernel/money.ts';
import { usePlan, type PlanUse as Used } from '../../commands/plans/use-plan.ts';
import { PlanUse } from './gold-plan.type.ts';

export const useGoldPlanMutation = defineMutation({
  name: 'useGoldPlan',
  says: 'Pays for an order with what the member’s plans hold 计划抵用: coupons whole, the soonest to end first, then '
    + 'principal of matured plans. Record the order with the coupons as discount, so that points count without them.',
  scopes: ['plans:write'],
  input: 'What is to be paid.',
  takes: {
    memberId: idOf(PREFIX.member, 'Who buys.'),
    price: money('What is to be paid; 0 when only gold is taken.'),
    goldMilligrams: otherwise(0, whole('Saved gold that the piece takes, in mg; its worth is not in the price.')),
    reference: text('Number of the order, 1 to 100 characters.'),
    dryRun: DRY_RUN, idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    PRICE_INVALID: 'Nothing is to be paid.',
    REFERENCE_INVALID: 'A reference has 1 to 100 visible characters.',
    ORDER_TAKEN: 'Plans were used for this order already.',
    NOT_ENOUGH_GOLD: 'Less gold has matured.',
    NOTHING_TO_USE: 'Nothing of this currency has matured, and no coupon fits.',
  },
  command: usePlan,
  inputOf: ({ goldMilligrams, ...asked }) => ({ ...asked, milligrams: BigInt(goldMilligrams) }),
  answers: {
    use: {
      type: () => PlanUse, says: 'What was taken, and what is left to pay; null when refused.',
      of: ({ currency, ...used }: Used): PlanUse => ({
        coupons: moneyView(used.couponsMinor, currency), principal: moneyView(used.principalMinor, currency),
        cash: moneyView(used.cashMinor, currency), base: moneyView(used.baseMinor, currency),
      }),
    },
  },
});
