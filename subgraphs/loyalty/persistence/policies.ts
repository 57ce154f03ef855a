import { CURRENCY_OF, TIME_ZONE_OF, type ProgrammeCode } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { withDefaults } from '../../kernel/policy.ts';
import { DEFAULT_RULES, type Policy, type PolicyRules } from '../domain/policy.ts';

/** A version as it was stored, with what it is too old to know. */
export function rulesOf(stored: Partial<PolicyRules>): PolicyRules {
  const interactions = withDefaults(stored.interactions ?? {}, DEFAULT_RULES.interactions);
  return { ...withDefaults(stored, DEFAULT_RULES), interactions };
}

/** Every version of every programme, oldest first: a handful of rows. */
export async function loadPolicies(sql: Sql): Promise<Policy[]> {
  const rows = await sql.all<{
    programme: ProgrammeCode; version: number; effective_from: Date; rules: Partial<PolicyRules>;
  }>`select programme, version, effective_from, rules from programme_policy order by effective_from`;
  return rows.map((row) => ({
    programme: row.programme, version: row.version, effectiveFrom: row.effective_from,
    zone: TIME_ZONE_OF[row.programme], currency: CURRENCY_OF[row.programme],
    rules: rulesOf(row.rules),
  }));
}
