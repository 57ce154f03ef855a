import { planPolicies } from '../persistence/policies.ts';

/** Versions of the policy, the newest first. */
export const newestPlanPolicies = planPolicies.newest;
