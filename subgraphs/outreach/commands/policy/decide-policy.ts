import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { outreachPolicies } from '../../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideOutreachPolicy = defineDecidePolicy('outreach.decide-policy', decidableOf(outreachPolicies));
