import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { policyAt } from '../../kernel/policy.ts';
import {
  DEFAULT_RULES, TRADE_IN_RULE_BOUNDS, wayOf, type TradeInPolicy, type TradeInRules, type TradeInWay,
} from '../domain/policy.ts';

export const tradeInPolicies = policyTable<TradeInRules>('trade_in_policy', TRADE_IN_RULE_BOUNDS, DEFAULT_RULES,
  { ways: 'jsonb', consent: 'jsonb' });

/** The version in force at that moment. */
export async function tradeInPolicyAt(sql: Sql, at: Date): Promise<TradeInPolicy> {
  return policyAt(await tradeInPolicies.all(sql), at);
}

/** The way of a trade-in as the version it goes by has it. */
export async function wayBy(
  sql: Sql, { policyVersion, way }: { readonly policyVersion: number; readonly way: string },
): Promise<TradeInWay> {
  const policy = (await tradeInPolicies.all(sql)).find(({ version }) => version === policyVersion)!;
  return wayOf(policy.rules, way)!;
}
