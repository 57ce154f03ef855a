import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import {
  DEFAULT_RULES, ENGAGEMENT_RULE_BOUNDS, type EngagementPolicy, type EngagementRules,
} from '../domain/policy.ts';

export const engagementPolicies = policyTable<EngagementRules>(
  'engagement_policy', ENGAGEMENT_RULE_BOUNDS, DEFAULT_RULES);

/** The version in force at that moment. */
export async function engagementPolicyAt(sql: Sql, at: Date): Promise<EngagementPolicy> {
  return policyAt(await engagementPolicies.all(sql), at);
}
