import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideOutreachPolicy } from '../../commands/policy/decide-policy.ts';
import { newestOutreachPolicies } from '../../queries/policies.ts';
import { OutreachPolicy } from './policy.type.ts';

export const decideOutreachPolicyMutation = decidePolicyMutation({
  name: 'OutreachPolicy',
  scope: 'outreach:policy',
  command: decideOutreachPolicy,
  ...versionAmong(OutreachPolicy, newestOutreachPolicies),
});
