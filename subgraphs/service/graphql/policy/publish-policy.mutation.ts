import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishServicePolicy } from '../../commands/policy/publish-policy.ts';
import { newestServicePolicies } from '../../queries/policies.ts';
import { ServicePolicy, ServiceRulesInput } from './policy.type.ts';

export const publishServicePolicyMutation = publishPolicyMutation({
  name: 'ServicePolicy',
  says: 'Publishes a new immutable version of the service policy 发布服务规则; it counts from its date on.',
  scope: 'service:policy',
  rules: ServiceRulesInput,
  policy: ServicePolicy,
  newest: newestServicePolicies,
  command: publishServicePolicy,
});
