import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, money, optional, whole } from '../../../kernel/graph/mutation/take.ts';
import { openPlan } from '../../commands/plans/open-plan.ts';
import { plansById } from '../../queries/plans.ts';
import { GoldPlan } from './gold-plan.type.ts';

export const openGoldPlanMutation = defineMutation({
  name: 'openGoldPlan',
  says: 'Opens a gold plan 开立增值计划 by the terms that the member agreed to; nothing is paid yet.',
  scopes: ['plans:write'],
  input: 'A plan to open: by value or by grams.',
  takes: {
    memberId: idOf(PREFIX.member, 'Who saves.'),
    level: optional(money('Instalment of a plan by value, one of the levels of the policy.')),
    beanGrams: optional(whole('Weight of a bean in g, of a plan by grams.')),
    termsVersion: whole('Version of the terms that the member agreed to.'),
    referrerPlanId: optional(idOf(PREFIX.goldPlan, 'Plan of whoever referred the member.')),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    PLANS_CLOSED: 'No plan is opened in the member’s region: its terms are not in force.',
    TERMS_CHANGED: 'Other terms are in force; the member agrees to those first.',
    LEVEL_INVALID: 'It is no level of the policy, or no bean of whole grams between its bounds.',
    OWN_REFERRAL: 'Nobody refers itself.',
  },
  command: openPlan,
  answers: { plan: loaded(() => GoldPlan, plansById, 'planId', 'The plan; null when refused.') },
});
