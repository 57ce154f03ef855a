import { catalogPolicies } from '../persistence/policies.ts';

/** Versions of the catalog policy, the newest first. */
export const newestCatalogPolicies = catalogPolicies.newest;
