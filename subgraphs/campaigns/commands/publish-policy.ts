import { definePublishPolicy } from '../../kernel/commands/publish-policy.ts';
import { delayProblems } from '../domain/tier-delays.ts';
import { campaignPolicies } from '../persistence/policies.ts';

/** New numbers for live sessions; drops that were added before them keep theirs. */
export const publishCampaignPolicy = definePublishPolicy(
  'campaigns.publish-policy', campaignPolicies,
  ({ tierDelaySeconds }) => delayProblems('tierDelaySeconds', tierDelaySeconds));
