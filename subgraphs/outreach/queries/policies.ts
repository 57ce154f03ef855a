import { outreachPolicies } from '../persistence/policies.ts';

/** Versions of the policy, the newest first. */
export const newestOutreachPolicies = outreachPolicies.newest;
