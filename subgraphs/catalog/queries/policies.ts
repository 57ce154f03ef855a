import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import type { CatalogRules } from '../domain/policy.ts';
import { catalogPolicies } from '../persistence/policies.ts';

/** The rules that count at each moment, in milliseconds. */
export async function catalogRulesAt(sql: Sql, moments: readonly number[]): Promise<CatalogRules[]> {
  const versions = await catalogPolicies.all(sql);
  return moments.map((at) => policyAt(versions, new Date(at)).rules);
}

/** Versions of the catalog policy, the newest first. */
export const newestCatalogPolicies = catalogPolicies.newest;
