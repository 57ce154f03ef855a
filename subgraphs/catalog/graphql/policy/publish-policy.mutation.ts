import { publishPolicyMutation } from '../../../kernel/graph/policy-mutations.ts';
import { publishCatalogPolicy } from '../../commands/policy/publish-policy.ts';
import { newestCatalogPolicies } from '../../queries/policies.ts';
import { CatalogPolicy, CatalogRulesInput } from './policy.type.ts';

export const publishCatalogPolicyMutation = publishPolicyMutation({
  name: 'CatalogPolicy',
  says: 'Publishes a new immutable version of the catalog policy 发布价格规则, for what is '
    + 'entered from its date on.',
  scope: 'catalog:policy',
  rules: CatalogRulesInput,
  policy: CatalogPolicy,
  newest: newestCatalogPolicies,
  command: publishCatalogPolicy,
});
