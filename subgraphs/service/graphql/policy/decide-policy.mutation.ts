import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideServicePolicy } from '../../commands/policy/decide-policy.ts';
import { newestServicePolicies } from '../../queries/policies.ts';
import { ServicePolicy } from './policy.type.ts';

export const decideServicePolicyMutation = decidePolicyMutation({
  name: 'ServicePolicy',
  scope: 'service:policy',
  command: decideServicePolicy,
  ...versionAmong(ServicePolicy, newestServicePolicies),
});
