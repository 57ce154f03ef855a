import { sql as fragment } from 'kysely';
import { CURRENCY_OF, TIME_ZONE_OF, type ProgrammeCode } from '../../contracts/words.ts';
import { counts } from '../../kernel/database/policy-proposals.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { withDefaults } from '../../kernel/policy.ts';
import { DEFAULT_RULES, type Policy, type PolicyRules } from '../domain/policy.ts';

/** A version as it was stored, with what it is too old to know. */
export function rulesOf(stored: Partial<PolicyRules>): PolicyRules {
  const interactions = withDefaults(stored.interactions ?? {}, DEFAULT_RULES.interactions);
  return { ...withDefaults(stored, DEFAULT_RULES), interactions };
}

/** What the proposals call a programme's policy, here and in SQL of the row `p`. */
export const policyName = (programme: ProgrammeCode): string => `programme_policy:${programme}`;
export const POLICY_NAME = fragment`'programme_policy:' || p.programme`;

/** Whether the version `p` counts: approved by a second person, or the house's own. */
export const COUNTS = counts(POLICY_NAME);

/** Every version that counts, of every programme, oldest first: a handful of rows. */
export async function loadPolicies(sql: Sql): Promise<Policy[]> {
  const rows = await sql.all<{
    programme: ProgrammeCode; version: number; effective_from: Date; rules: Partial<PolicyRules>;
  }>`select programme, version, effective_from, rules from programme_policy p
    where ${COUNTS} order by effective_from`;
  return rows.map((row) => ({
    programme: row.programme, version: row.version, effectiveFrom: row.effective_from,
    zone: TIME_ZONE_OF[row.programme], currency: CURRENCY_OF[row.programme],
    rules: rulesOf(row.rules),
  }));
}
