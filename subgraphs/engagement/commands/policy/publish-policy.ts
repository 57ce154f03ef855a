import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { engagementPolicies } from '../../persistence/policies.ts';

/** New numbers; what was begun by an earlier version goes on by it. */
export const publishEngagementPolicy = definePublishPolicy(
  'engagement.publish-policy', engagementPolicies);
