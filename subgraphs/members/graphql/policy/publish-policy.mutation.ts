import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishCarePolicy } from '../../commands/policy/publish-policy.ts';
import { newestCarePolicies } from '../../queries/care-policies.ts';
import { CarePolicy, CareRules } from './policy.type.ts';

export const publishCarePolicyMutation = publishPolicyMutation({
  name: 'CarePolicy',
  says: 'Publishes a new immutable version of the care policy 发布客户关怀规则, for complaints received and codes '
    + 'checked from its date on.',
  scope: 'members:policy',
  rules: CareRules,
  policy: CarePolicy,
  newest: newestCarePolicies,
  command: publishCarePolicy,
});
