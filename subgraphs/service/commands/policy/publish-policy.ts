import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { servicePolicyProblems } from '../../domain/policy.ts';
import { servicePolicies } from '../../persistence/policies.ts';

/** New numbers; what was begun by an earlier version goes on by it. */
export const publishServicePolicy = definePublishPolicy(
  'service.publish-policy', servicePolicies, servicePolicyProblems);
