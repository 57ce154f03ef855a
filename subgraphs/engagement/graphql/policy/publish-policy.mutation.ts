import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishEngagementPolicy } from '../../commands/policy/publish-policy.ts';
import { newestEngagementPolicies } from '../../queries/policies.ts';
import { EngagementPolicy, EngagementRules } from './policy.type.ts';

export const publishEngagementPolicyMutation = publishPolicyMutation({
  name: 'EngagementPolicy',
  says: 'Publishes a new immutable version of the engagement policy 发布互动规则; it counts from its date on.',
  scope: 'engagement:policy',
  rules: EngagementRules,
  policy: EngagementPolicy,
  newest: newestEngagementPolicies,
  command: publishEngagementPolicy,
});
