import { policyTable } from '../../kernel/database/policy-table.ts';
import { DEFAULT_RULES, FRANCHISE_RULE_BOUNDS, type FranchiseRules } from '../domain/policy.ts';

export const franchisePolicies =
  policyTable<FranchiseRules>('franchise_policy', FRANCHISE_RULE_BOUNDS, DEFAULT_RULES);

/** All versions, oldest first. */
export const readPolicies = franchisePolicies.all;
