import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishFranchisePolicy } from '../../commands/policy/publish-policy.ts';
import { newestFranchisePolicies } from '../../queries/policies.ts';
import { franchisePolicyEffect } from '../../queries/policy-effect.ts';
import { FranchisePolicy, FranchiseRulesInput } from './policy.type.ts';

export const publishFranchisePolicyMutation = publishPolicyMutation({
  name: 'FranchisePolicy',
  says: 'Publishes a new immutable version of the franchise policy 发布加盟政策, for payments from '
    + 'its date on.',
  scope: 'franchises:policy',
  rules: FranchiseRulesInput,
  policy: FranchisePolicy,
  newest: newestFranchisePolicies,
  command: publishFranchisePolicy,
  effect: franchisePolicyEffect,
});
