import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import {
  CARE_RULE_BOUNDS, DEFAULT_CARE_RULES, type CarePolicy, type CareRules,
} from '../domain/care-policy.ts';

export const carePolicies = policyTable<CareRules>('care_policy', CARE_RULE_BOUNDS, DEFAULT_CARE_RULES);

/** The version in force at that moment. */
export async function carePolicyAt(sql: Sql, at: Date): Promise<CarePolicy> {
  return policyAt(await carePolicies.all(sql), at);
}
