import type { PolicyTable } from '../../kernel/database/policy-table.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Policy } from '../../kernel/policy.ts';
import type { OrderRules, RegionWindows } from '../domain/policy.ts';

/** A policy table whose versions have windows by region beside their numbers. */
export function withRegionWindows(table: PolicyTable<OrderRules>): PolicyTable<OrderRules> {
  return {
    ...table,
    all: async (sql) => withOwn(sql, await table.all(sql)),
    newest: async (sql, first, isHeadOffice) => withOwn(sql, await table.newest(sql, first, isHeadOffice)),
    add: async (sql, version) => {
      await table.add(sql, version);
      await addWindows(sql, version.version, version.rules.regionWindows ?? []);
    },
  };
}

async function withOwn<Version extends Policy<OrderRules>>(
  sql: Sql, versions: readonly Version[],
): Promise<Version[]> {
  const rows = await sql.all<RegionWindows & { version: number }>`
    select version, region, store_window_days as "storeWindowDays", web_window_days as "webWindowDays",
      live_window_days as "liveWindowDays", custom_window_days as "customWindowDays",
      trade_in_window_days as "tradeInWindowDays"
    from order_region_windows where version = any(${versions.map(({ version }) => version)}::int[])
    order by region`;
  const byVersion = Map.groupBy(rows, ({ version }) => version);
  return versions.map((one) => ({ ...one, rules: { ...one.rules,
    regionWindows: (byVersion.get(one.version) ?? []).map(({ version: _, ...windows }) => windows) } }));
}

const addWindows = (sql: Sql, version: number, windows: readonly RegionWindows[]): Promise<void> =>
  sql.insertRows('order_region_windows', {
    version: 'integer', region: 'text', store_window_days: 'integer', web_window_days: 'integer',
    live_window_days: 'integer', custom_window_days: 'integer', trade_in_window_days: 'integer',
  }, windows.map((own) => ({
    version, region: own.region, store_window_days: own.storeWindowDays ?? null,
    web_window_days: own.webWindowDays ?? null, live_window_days: own.liveWindowDays ?? null,
    custom_window_days: own.customWindowDays ?? null, trade_in_window_days: own.tradeInWindowDays ?? null,
  })));
