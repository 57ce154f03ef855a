import { insightPolicies } from '../persistence/policies.ts';

/** Versions of the thresholds, the newest first. */
export const newestInsightPolicies = insightPolicies.newest;

export { insightPolicyAt as insightPolicyInForce } from '../persistence/policies.ts';
