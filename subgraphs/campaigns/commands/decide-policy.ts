import { decidableOf, defineDecidePolicy } from '../../kernel/commands/decide-policy.ts';
import { campaignPolicies } from '../persistence/policies.ts';

/** A second person's word about new numbers, and the withdrawal of those still to come. */
export const decideCampaignPolicy =
  defineDecidePolicy('campaigns.decide-policy', decidableOf(campaignPolicies));
