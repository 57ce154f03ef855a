import { rewardPolicies } from '../persistence/policies.ts';

/** Versions of the policy, the newest first. */
export const newestRewardPolicies = rewardPolicies.newest;
