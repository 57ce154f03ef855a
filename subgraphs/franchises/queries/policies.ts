import { franchisePolicies } from '../persistence/policies.ts';

/** Versions of the franchise policy, the newest first. */
export const newestFranchisePolicies = franchisePolicies.newest;
