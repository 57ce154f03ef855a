import { carePolicies } from '../persistence/care-policies.ts';

/** Versions of the care policy, the newest first. */
export const newestCarePolicies = carePolicies.newest;
