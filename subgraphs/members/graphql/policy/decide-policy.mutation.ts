import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideCarePolicy } from '../../commands/policy/decide-policy.ts';
import { newestCarePolicies } from '../../queries/care-policies.ts';
import { CarePolicy } from './policy.type.ts';

export const decideCarePolicyMutation = decidePolicyMutation({
  name: 'CarePolicy',
  scope: 'members:policy',
  command: decideCarePolicy,
  ...versionAmong(CarePolicy, newestCarePolicies),
});
