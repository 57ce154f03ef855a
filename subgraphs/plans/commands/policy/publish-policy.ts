import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { planPolicyProblems } from '../../domain/policy.ts';
import { planPolicies } from '../../persistence/policies.ts';

/** New numbers; what was begun by an earlier version goes on by it. */
export const publishPlanPolicy = definePublishPolicy(
  'plans.publish-policy', planPolicies, planPolicyProblems);
