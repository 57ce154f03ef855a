import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import { DEFAULT_RULES, SERVICE_RULE_BOUNDS, type ServicePolicy, type ServiceRules } from '../domain/policy.ts';

export const servicePolicies = policyTable<ServiceRules>('service_policy', SERVICE_RULE_BOUNDS, DEFAULT_RULES,
  { kinds: 'jsonb', appointmentKinds: 'jsonb', daysAhead: 'integer[]', careRules: 'jsonb' });

/** The version in force at that moment. */
export async function servicePolicyAt(sql: Sql, at: Date): Promise<ServicePolicy> {
  return policyAt(await servicePolicies.all(sql), at);
}
