import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideRewardPolicy } from '../../commands/policy/decide-policy.ts';
import { newestRewardPolicies } from '../../queries/policies.ts';
import { RewardPolicy } from './policy.type.ts';

export const decideRewardPolicyMutation = decidePolicyMutation({
  name: 'RewardPolicy',
  scope: 'rewards:policy',
  command: decideRewardPolicy,
  ...versionAmong(RewardPolicy, newestRewardPolicies),
});
