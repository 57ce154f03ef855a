import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishRewardPolicy } from '../../commands/policy/publish-policy.ts';
import { newestRewardPolicies } from '../../queries/policies.ts';
import { RewardPolicy, RewardRules } from './policy.type.ts';

export const publishRewardPolicyMutation = publishPolicyMutation({
  name: 'RewardPolicy',
  says: 'Publishes a new immutable version of the rewards policy 发布权益规则; it counts from its date on.',
  scope: 'rewards:policy',
  rules: RewardRules,
  policy: RewardPolicy,
  newest: newestRewardPolicies,
  command: publishRewardPolicy,
});
