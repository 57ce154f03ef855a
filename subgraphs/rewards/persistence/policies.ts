import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import { DEFAULT_RULES, REWARD_RULE_BOUNDS, type RewardPolicy, type RewardRules } from '../domain/policy.ts';

export const rewardPolicies = policyTable<RewardRules>('reward_policy', REWARD_RULE_BOUNDS, DEFAULT_RULES);

/** The version in force at that moment. */
export async function rewardPolicyAt(sql: Sql, at: Date): Promise<RewardPolicy> {
  return policyAt(await rewardPolicies.all(sql), at);
}
