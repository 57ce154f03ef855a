import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideOrderPolicy } from '../../commands/decide-policy.ts';
import { newestOrderPolicies } from '../../queries/policies.ts';
import { orderPolicyEffect } from '../../queries/policy-effect.ts';
import { OrderPolicy } from './policy.type.ts';

export const decideOrderPolicyMutation = decidePolicyMutation({
  name: 'OrderPolicy',
  scope: 'orders:policy',
  command: decideOrderPolicy,
  ...versionAmong(OrderPolicy, newestOrderPolicies, orderPolicyEffect),
});
