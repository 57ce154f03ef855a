import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import { DEFAULT_RULES, OUTREACH_RULE_BOUNDS, type OutreachRules } from '../domain/policy.ts';

export const outreachPolicies = policyTable<OutreachRules>('outreach_policy', OUTREACH_RULE_BOUNDS, DEFAULT_RULES);

/** The numbers in force at that moment. */
export async function outreachRulesAt(sql: Sql, at: Date): Promise<OutreachRules> {
  return policyAt(await outreachPolicies.all(sql), at).rules;
}
