import type { Fulfilment } from '../../contracts/words.ts';
import { policyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import {
  DEFAULT_FORMER, DEFAULT_RULES, FRANCHISE_RULE_BOUNDS, type FormerWindows, type FranchisePolicy,
  type FranchiseRules,
} from '../domain/policy.ts';

export const franchisePolicies =
  policyTable<FranchiseRules>('franchise_policy', FRANCHISE_RULE_BOUNDS, DEFAULT_RULES, { rebates: 'jsonb' });

/** All versions, oldest first, with the windows that were known then. */
export async function readPolicies(sql: Sql): Promise<FranchisePolicy[]> {
  const versions = await franchisePolicies.all(sql);
  const former = await sql.all<Record<Fulfilment, number> & { version: number; unknown: number }>`
    select version, store_window_days as store, web_window_days as web, live_window_days as live,
      custom_window_days as custom, trade_in_window_days as trade_in, unknown_delivery_days as unknown
    from franchise_policy where store_window_days is not null order by version`;
  return versions.map((policy) => {
    const row = former.findLast(({ version }) => version <= policy.version);
    return { ...policy, former: row ? windowsOf(row) : DEFAULT_FORMER };
  });
}

function windowsOf(row: Record<Fulfilment, number> & { unknown: number }): FormerWindows {
  const { store, web, live, custom, trade_in: tradeIn, unknown } = row;
  return { windowDays: { store, web, live, custom, trade_in: tradeIn }, unknownDeliveryDays: unknown };
}
