import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishOutreachPolicy } from '../../commands/policy/publish-policy.ts';
import { newestOutreachPolicies } from '../../queries/policies.ts';
import { OutreachPolicy, OutreachRules } from './policy.type.ts';

export const publishOutreachPolicyMutation = publishPolicyMutation({
  name: 'OutreachPolicy',
  says: 'Publishes a new immutable version of the outreach policy 发布触达规则; it counts from its date on.',
  scope: 'outreach:policy',
  rules: OutreachRules,
  policy: OutreachPolicy,
  newest: newestOutreachPolicies,
  command: publishOutreachPolicy,
});
