import { askDatabase } from './brand.ts';

/** Accounts that were filled, numbered from 1; each has the same history. */
export interface Ledger { readonly url: string; readonly accounts: number; readonly postings: number }

const ID = (kind: string, n: string) =>
  `('018cc251-f400-7000-8${kind}-' || lpad(to_hex(${n}), 12, '0'))::uuid`;
export const MEMBER = (n: string) => ID('000', n);

/** Points and growth that one accrual brings: 1,200 of growth are a silver tier. */
const EACH = 1_200;

/**
 * Members with a kept sale of 26 months ago and as many other accruals as it takes: silver since then, its validity
 * over, a lot that is open. Set-wise, as a house has grown; the proof at the end of a row says that it is a ledger.
 */
export async function fillLedger(url: string, accounts: number, postings: number): Promise<Ledger> {
  const run = (sql: string) => askDatabase(url, `set session_replication_role = replica; ${sql}`);
  await run(`create table loyalty.bench_account as select n, ${MEMBER('n')} as member_id,
      date_trunc('milliseconds', now() - interval '26 months') as paid_at from generate_series(1, ${accounts}) as n`);
  await run(`insert into loyalty.account (member_id, id, programme, region, opened_at, available, growth, lines, tier,
      tier_since, tier_valid_from, tier_valid_until, tier_at, tier_settled_at)
    select member_id, ${ID('001', 'n')}, 'CN', 'CN', paid_at, ${EACH * postings}, ${EACH}, ${postings}, 'silver',
      paid_at, paid_at, date_trunc('month', paid_at + interval '25 months', 'Asia/Shanghai'), paid_at, paid_at
    from loyalty.bench_account`);
  await run(`insert into loyalty.points_transaction (id, member_id, programme, kind, at, posted_at, points, growth,
      available_after, debt_after, order_id, actor_name, line_no, pending_after, held_after, to_available, to_issued,
      to_growth, to_growth_issued)
    select uuidv7(), member_id, 'CN', 'accrual', paid_at, paid_at, ${EACH}, case i when 1 then ${EACH} else 0 end,
      ${EACH} * i, 0, case i when 1 then ${ID('002', 'n')} end, 'bench', i, 0, 0, ${EACH}, -${EACH},
      case i when 1 then ${EACH} end, case i when 1 then -${EACH} end
    from loyalty.bench_account cross join generate_series(1, ${postings}) as i`);
  await run(`insert into loyalty.lot (id, member_id, amount, remaining, state, earned_at, active_at, expires_at, funder,
      cause) select ${ID('003', 'n')}, member_id, ${EACH * postings}, ${EACH * postings}, 'active', paid_at, paid_at,
      now() + interval '300 days', 'hq', 'purchase' from loyalty.bench_account`);
  await run(`insert into loyalty.order_points (order_id, member_id, state, policy_version, tier, bonus_percent,
      currency, fulfilment, paid_at, delivered_at, active_at)
    select ${ID('002', 'n')}, member_id, 'active', 1, 'base', 0, 'CNY',
      'store', paid_at, paid_at, paid_at from loyalty.bench_account`);
  await run(`insert into loyalty.order_earning (line_id, order_id, member_id, line_no, item_id, margin_class, rate_num,
      rate_den, growth_num, growth_den, base, remaining_base, home_base, granted, kept, bonus, bonus_kept, growth,
      growth_kept, points_spent, points_restored)
    select ${ID('004', 'n')}, ${ID('002', 'n')}, member_id, 1, ${ID('005', '1')}, 'A', 12, 1000, 12, 1000, 100000,
      100000, 100000, ${EACH}, ${EACH}, 0, 0, ${EACH}, ${EACH}, 0, 0 from loyalty.bench_account`);
  for (const table of ['account', 'points_transaction', 'lot', 'order_points', 'order_earning', 'bench_account']) {
    await askDatabase(url, `vacuum analyze loyalty.${table}`);
  }
  return { url, accounts, postings };
}

/** A part of the accounts, by their numbers. */
export const sliceOf = (from: number, to: number): string =>
  `member_id between ${MEMBER(String(from))} and ${MEMBER(String(to))}`;
