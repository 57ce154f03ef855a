import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import { DEFAULT_RULES, PLAN_RULE_BOUNDS, type PlanPolicy, type PlanRules } from '../domain/policy.ts';

export const planPolicies = policyTable<PlanRules>('plan_policy', PLAN_RULE_BOUNDS, DEFAULT_RULES);

/** The version in force at that moment. */
export async function planPolicyAt(sql: Sql, at: Date): Promise<PlanPolicy> {
  return policyAt(await planPolicies.all(sql), at);
}
