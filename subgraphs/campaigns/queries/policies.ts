import { campaignPolicies } from '../persistence/policies.ts';

/** Versions of the campaign policy, the newest first. */
export const newestCampaignPolicies = campaignPolicies.newest;
