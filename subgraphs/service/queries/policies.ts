import { servicePolicies } from '../persistence/policies.ts';

/** Versions of the policy, the newest first. */
export const newestServicePolicies = servicePolicies.newest;
