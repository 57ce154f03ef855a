import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { insightProblems } from '../../domain/policy.ts';
import { insightPolicies } from '../../persistence/policies.ts';

/** New thresholds; what was scored by an earlier version and kept stays as it was. */
export const publishInsightPolicy = definePublishPolicy(
  'insights.publish-policy', insightPolicies, insightProblems);
