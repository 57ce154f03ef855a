import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import { DEFAULT_RULES, INSIGHT_RULE_BOUNDS, type InsightPolicy, type InsightRules } from '../domain/policy.ts';

export const insightPolicies = policyTable<InsightRules>('insight_policy', INSIGHT_RULE_BOUNDS, DEFAULT_RULES, {
  recencyDays: 'integer[]', frequencyOrders: 'integer[]', monetaryUnits: 'integer[]',
});

/** The version in force at that moment. */
export async function insightPolicyAt(sql: Sql, at: Date): Promise<InsightPolicy> {
  return policyAt(await insightPolicies.all(sql), at);
}
