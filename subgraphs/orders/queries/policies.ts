import { orderPolicies } from '../persistence/policies.ts';

/** Versions of the order policy, the newest first. */
export const newestOrderPolicies = orderPolicies.newest;
