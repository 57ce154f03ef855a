import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishPlanPolicy } from '../../commands/policy/publish-policy.ts';
import { newestPlanPolicies } from '../../queries/policies.ts';
import { PlanPolicy, PlanRules } from './policy.type.ts';

export const publishPlanPolicyMutation = publishPolicyMutation({
  name: 'PlanPolicy',
  says: 'Publishes a new immutable version of the plans policy 发布增值计划规则; it counts from its date on.',
  scope: 'plans:policy',
  rules: PlanRules,
  policy: PlanPolicy,
  newest: newestPlanPolicies,
  command: publishPlanPolicy,
});
