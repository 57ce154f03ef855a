import { askDatabase } from './brand.ts';

export interface Rebates { readonly url: string; readonly lines: number; readonly franchises: number }

/** As many as the wish for settlement names. */
const MOST_FRANCHISES = 5_000;
const LINES_EACH = 200;

const ID = (kind: string, n: string) => `('018cc251-f400-7000-8${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;

/**
 * Franchises with an outlet each, and rebates that head office owes them for September, one entry each. Set-wise, as
 * a house has grown; of orders only what rebates name.
 */
export async function fillRebates(url: string, lines: number): Promise<Rebates> {
  const franchises = Math.max(1, Math.min(MOST_FRANCHISES, Math.floor(lines / LINES_EACH)));
  const run = (sql: string) => askDatabase(url, `set session_replication_role = replica; ${sql}`);
  await run(`insert into franchises.franchise (id, code, name, city, region, registered_at)
    select ${ID('010', 'n')}, 'b-' || n, 'Franchise ' || n, 'Suzhou', 'CN', '2024-01-01'
    from generate_series(1, ${franchises}) as n`);
  await run(`insert into franchises.rebate (id, line_id, order_id, member_id, home_franchise_id, outlet_id,
      margin_class, rate_bps, policy_version, currency, base_minor, remaining_base_minor, margin_capped, accrued_minor,
      state, paid_at, held_until)
    select ${ID('011', 'n')}, ${ID('012', 'n')}, ${ID('013', 'n')}, ${ID('014', 'n')},
      ${ID('010', `1 + n % ${franchises}`)}, ${ID('015', `1 + n % ${franchises}`)}, 'A', 300, 1, 'CNY', 899900, 899900,
      false, 26997 + n % 100, 'payable', timestamptz '2026-09-01 04:00Z' + n % 20 * interval '1 day',
      timestamptz '2026-09-08 04:00Z' + n % 20 * interval '1 day'
    from generate_series(1, ${lines}) as n`);
  await run(`insert into franchises.rebate_entry (id, rebate_id, kind, amount_minor, cause_id, booked_at, recorded_at)
    select ${ID('016', 'n')}, ${ID('011', 'n')}, 'accrual', 26997 + n % 100, ${ID('013', 'n')},
      timestamptz '2026-09-01 04:00Z', timestamptz '2026-09-01 04:00Z' from generate_series(1, ${lines}) as n`);
  for (const table of ['franchise', 'rebate', 'rebate_entry']) {
    await askDatabase(url, `vacuum analyze franchises.${table}`);
  }
  return { url, lines, franchises };
}
