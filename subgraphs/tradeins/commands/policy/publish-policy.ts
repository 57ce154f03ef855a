import { definePublishPolicy } from '../../../kernel/commands/publish-policy.ts';
import { tradeInPolicyProblems } from '../../domain/policy.ts';
import { tradeInPolicies } from '../../persistence/policies.ts';

/** New numbers; what was begun by an earlier version goes on by it. */
export const publishTradeInPolicy = definePublishPolicy(
  'tradeins.publish-policy', tradeInPolicies, tradeInPolicyProblems);
