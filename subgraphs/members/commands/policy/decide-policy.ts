import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { carePolicies } from '../../persistence/care-policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideCarePolicy =
  defineDecidePolicy('members.decide-care-policy', decidableOf(carePolicies));
