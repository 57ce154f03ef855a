import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideFranchisePolicy } from '../../commands/policy/decide-policy.ts';
import { newestFranchisePolicies } from '../../queries/policies.ts';
import { franchisePolicyEffect } from '../../queries/policy-effect.ts';
import { FranchisePolicy } from './policy.type.ts';

export const decideFranchisePolicyMutation = decidePolicyMutation({
  name: 'FranchisePolicy',
  scope: 'franchises:policy',
  command: decideFranchisePolicy,
  ...versionAmong(FranchisePolicy, newestFranchisePolicies, franchisePolicyEffect),
});
