import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { engagementPolicies } from '../../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideEngagementPolicy =
  defineDecidePolicy('engagement.decide-policy', decidableOf(engagementPolicies));
