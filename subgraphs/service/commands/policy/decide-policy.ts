import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { servicePolicies } from '../../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideServicePolicy =
  defineDecidePolicy('service.decide-policy', decidableOf(servicePolicies));
