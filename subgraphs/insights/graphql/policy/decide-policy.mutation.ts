import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideInsightPolicy } from '../../commands/policy/decide-policy.ts';
import { newestInsightPolicies } from '../../queries/policies.ts';
import { InsightPolicy } from './policy.type.ts';

export const decideInsightPolicyMutation = decidePolicyMutation({
  name: 'InsightPolicy',
  scope: 'insights:policy',
  command: decideInsightPolicy,
  ...versionAmong(InsightPolicy, newestInsightPolicies),
});
