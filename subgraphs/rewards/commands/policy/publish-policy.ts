import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { rewardPolicyProblems } from '../../domain/policy.ts';
import { rewardPolicies } from '../../persistence/policies.ts';

/** New numbers; what was begun by an earlier version goes on by it. */
export const publishRewardPolicy = definePublishPolicy(
  'rewards.publish-policy', rewardPolicies, rewardPolicyProblems);
