import type { Sql } from '../../kernel/database/sql.ts';
import type { FranchisePolicy } from '../domain/policy.ts';

interface PolicyRow {
  version: number; effective_at: Date; a_bps: number; b_bps: number; c_bps: number; d_bps: number;
  margin_cap_bps: number; store_days: number; web_days: number; live_days: number;
  custom_days: number; trade_in_days: number; unknown_delivery_days: number;
  period_months: number; trailing_months: number; protection_days: number;
}

/** All versions, oldest first. */
export async function readPolicies(sql: Sql): Promise<FranchisePolicy[]> {
  const rows = await sql.all<PolicyRow>`select * from franchise_policy order by effective_at`;
  return rows.map((row) => ({
    version: row.version, effectiveAt: row.effective_at,
    ratesBps: { A: row.a_bps, B: row.b_bps, C: row.c_bps, D: row.d_bps },
    marginCapBps: row.margin_cap_bps,
    windowDays: {
      store: row.store_days, web: row.web_days, live: row.live_days, custom: row.custom_days,
      trade_in: row.trade_in_days,
    },
    unknownDeliveryDays: row.unknown_delivery_days, periodMonths: row.period_months,
    trailingMonths: row.trailing_months, protectionDays: row.protection_days,
  }));
}
