import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { problemsOfAges } from '../../domain/policy.ts';
import { catalogPolicies } from '../../persistence/policies.ts';

/** New limits for jumps; what was held or published before them stays so. */
export const publishCatalogPolicy = definePublishPolicy(
  'catalog.publish-policy', catalogPolicies, problemsOfAges);
