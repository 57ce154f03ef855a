import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decidePlanPolicy } from '../../commands/policy/decide-policy.ts';
import { newestPlanPolicies } from '../../queries/policies.ts';
import { PlanPolicy } from './policy.type.ts';

export const decidePlanPolicyMutation = decidePolicyMutation({
  name: 'PlanPolicy',
  scope: 'plans:policy',
  command: decidePlanPolicy,
  ...versionAmong(PlanPolicy, newestPlanPolicies),
});
