import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishInsightPolicy } from '../../commands/policy/publish-policy.ts';
import { newestInsightPolicies } from '../../queries/policies.ts';
import { InsightPolicy, InsightRules } from './policy.type.ts';

export const publishInsightPolicyMutation = publishPolicyMutation({
  name: 'InsightPolicy',
  says: 'Publishes a new immutable version of the insight policy 发布洞察规则: whoever is looked at '
    + 'from its date on is scored by it.',
  scope: 'insights:policy',
  rules: InsightRules,
  policy: InsightPolicy,
  newest: newestInsightPolicies,
  command: publishInsightPolicy,
});
