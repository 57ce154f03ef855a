import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import { DEFAULT_RULES, CAMPAIGN_RULE_BOUNDS, type CampaignRules } from '../domain/policy.ts';

export const campaignPolicies = policyTable<CampaignRules>(
  'campaign_policy', CAMPAIGN_RULE_BOUNDS, DEFAULT_RULES, { tierDelaySeconds: 'integer[]' });

/** The rules in force at that moment. */
export async function campaignRulesAt(sql: Sql, at: Date): Promise<CampaignRules> {
  return policyAt(await campaignPolicies.all(sql), at).rules;
}
