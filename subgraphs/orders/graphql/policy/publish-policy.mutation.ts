import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishOrderPolicy } from '../../commands/publish-policy.ts';
import { newestOrderPolicies } from '../../queries/policies.ts';
import { orderPolicyEffect } from '../../queries/policy-effect.ts';
import { OrderPolicy, OrderRulesInput } from './policy.type.ts';

export const publishOrderPolicyMutation = publishPolicyMutation({
  name: 'OrderPolicy',
  says: 'Publishes a new immutable version of the order policy 发布订单规则, for payments from its '
    + 'date on.',
  scope: 'orders:policy',
  rules: OrderRulesInput,
  policy: OrderPolicy,
  newest: newestOrderPolicies,
  command: publishOrderPolicy,
  effect: orderPolicyEffect,
});
