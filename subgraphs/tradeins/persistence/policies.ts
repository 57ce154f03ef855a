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

interface ByVersion { readonly policyVersion: number; readonly way: string }

/** The way of a trade-in as the version it goes by has it. */
export async function wayBy(sql: Sql, row: ByVersion): Promise<TradeInWay> {
  return (await waysBy(sql, [row]))[0]!;
}

/** The same of several, with one look at the policies. */
export async function waysBy(sql: Sql, rows: readonly ByVersion[]): Promise<TradeInWay[]> {
  if (rows.length === 0) return [];
  const policies = await tradeInPolicies.all(sql);
  return rows.map(({ policyVersion, way }) =>
    wayOf(policies.find(({ version }) => version === policyVersion)!.rules, way)!);
}
