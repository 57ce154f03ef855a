import { policyTable } from '../../kernel/database/policy-table.ts';
import { DEFAULT_RULES, CATALOG_RULE_BOUNDS, type CatalogRules } from '../domain/policy.ts';

export const catalogPolicies = policyTable<CatalogRules>('catalog_policy', CATALOG_RULE_BOUNDS, DEFAULT_RULES,
  { classBounds: 'jsonb' }, ['classBounds']);
