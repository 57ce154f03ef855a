import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { catalogPolicies } from '../../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideCatalogPolicy =
  defineDecidePolicy('catalog.decide-policy', decidableOf(catalogPolicies));
