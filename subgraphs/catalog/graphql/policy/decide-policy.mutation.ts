import { decidePolicyMutation, versionAmong } from '../../../kernel/graph/policy-mutations.ts';
import { decideCatalogPolicy } from '../../commands/policy/decide-policy.ts';
import { newestCatalogPolicies } from '../../queries/policies.ts';
import { CatalogPolicy } from './policy.type.ts';

export const decideCatalogPolicyMutation = decidePolicyMutation({
  name: 'CatalogPolicy',
  scope: 'catalog:policy',
  command: decideCatalogPolicy,
  ...versionAmong(CatalogPolicy, newestCatalogPolicies),
});
