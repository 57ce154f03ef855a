import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideEngagementPolicy } from '../../commands/policy/decide-policy.ts';
import { newestEngagementPolicies } from '../../queries/policies.ts';
import { EngagementPolicy } from './policy.type.ts';

export const decideEngagementPolicyMutation = decidePolicyMutation({
  name: 'EngagementPolicy',
  scope: 'engagement:policy',
  command: decideEngagementPolicy,
  ...versionAmong(EngagementPolicy, newestEngagementPolicies),
});
