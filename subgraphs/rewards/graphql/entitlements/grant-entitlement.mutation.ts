import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { date, KEY, optional, otherwise, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { grantEntitlement } from '../../commands/entitlements/grant-entitlement.ts';
import { extrasById } from '../../queries/benefits/extras.ts';
import { COST_CAP, REMAINING_COST } from '../cost/cost-refusals.ts';
import { headOfficeOnly } from '../head-office.ts';
import { EntitlementExtra } from './entitlement.type.ts';
import { BENEFIT_OF_MEMBER } from './takes.ts';

export const grantEntitlementMutation = defineMutation({
  name: 'grantEntitlement',
  says: 'Gives a member more of a benefit than its tier has 手工发放权益; it is used first, whatever the tier.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'Who is given what, and why.',
  takes: {
    ...BENEFIT_OF_MEMBER,
    quantity: otherwise(1, whole('So many, 1 to 100.')),
    until: optional(date('Last day on which it can be used, in the member’s region; it stays without it.')),
    reason: text('Why, 1 to 500 characters.'),
    idempotencyKey: KEY,
  },
  refusals: { ...said('NOT_FOUND', 'INVALID'), NOT_COUNTED: 'Nothing of it is counted.', COST_CAP },
  extras: REMAINING_COST,
  command: grantEntitlement,
  answers: { extra: loaded(() => EntitlementExtra, extrasById, 'extraId', 'What was given; null when refused.') },
});
