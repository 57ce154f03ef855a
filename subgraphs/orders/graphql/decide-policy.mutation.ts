import { decidePolicyMutation, versionAmong } from '../../kernel/graph/policy.type.ts';
import { decideOrderPolicy } from '../commands/decide-policy.ts';
import { newestOrderPolicies } from '../queries/policies.ts';
import { OrderPolicy } from './policy.type.ts';

export const decideOrderPolicyMutation = decidePolicyMutation({
  name: 'OrderPolicy',
  scope: 'orders:policy',
  command: decideOrderPolicy,
  answer: versionAmong(OrderPolicy, newestOrderPolicies),
});
