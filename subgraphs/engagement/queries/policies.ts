import { engagementPolicies } from '../persistence/policies.ts';

/** Versions of the policy, the newest first. */
export const newestEngagementPolicies = engagementPolicies.newest;
