import { decidableOf, defineDecidePolicy } from '../../../kernel/commands/decide-policy.ts';
import { rewardPolicies } from '../../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideRewardPolicy =
  defineDecidePolicy('rewards.decide-policy', decidableOf(rewardPolicies));
