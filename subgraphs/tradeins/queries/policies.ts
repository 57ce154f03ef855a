import type { Sql } from '../../kernel/database/sql.ts';
import { wayOf, type ConsentText, type TradeInWay } from '../domain/policy.ts';
import { tradeInPolicies } from '../persistence/policies.ts';

/** Versions of the policy, the newest first. */
export const newestTradeInPolicies = tradeInPolicies.newest;

/** Ways as the version of a trade-in has them. */
export async function waysByVersion(
  sql: Sql, asked: readonly { version: number; way: string }[],
): Promise<(TradeInWay | null)[]> {
  const all = await tradeInPolicies.all(sql);
  return asked.map(({ version, way }) => {
    const policy = all.find((each) => each.version === version);
    return policy ? wayOf(policy.rules, way) : null;
  });
}

/** What is agreed to by a version, in each language. */
export async function consentsByVersion(sql: Sql, versions: readonly number[]): Promise<(readonly ConsentText[])[]> {
  const all = await tradeInPolicies.all(sql);
  return versions.map((version) => all.find((each) => each.version === version)?.rules.consent ?? []);
}
