import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { franchisePolicies } from '../../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideFranchisePolicy =
  defineDecidePolicy('franchises.decide-policy', decidableOf(franchisePolicies));
