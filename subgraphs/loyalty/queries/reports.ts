import type { ProgrammeCode } from '../../contracts/words.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { LedgerInvariants } from '../graphql/loyalty-account.type.ts';
import type { LoyaltyMonth, LoyaltySummary } from '../graphql/summary.type.ts';

/** Rebuilds every balance from the entries and compares (domain.md 3.12). */
export async function ledgerInvariants(sql: Sql): Promise<LedgerInvariants> {
  const row = await sql.one<Record<string, number>>`
    with rebuilt as (
      select member_id,
        sum(amount) filter (where account = 'available') as available,
        sum(amount) filter (where account = 'pending') as pending,
        sum(amount) filter (where account = 'held') as held,
        -sum(amount) filter (where account = 'debt') as debt,
        sum(amount) filter (where account = 'growth') as growth,
        sum(amount) filter (where account = 'growth_pending') as pending_growth,
        sum(amount) filter (where account = 'growth_interaction') as interaction_growth
      from points_entry group by member_id),
    lots as (
      select member_id, sum(remaining) filter (where state = 'active') as active,
        sum(remaining) filter (where state = 'pending') as pending
      from lot where remaining > 0 group by member_id),
    holds as (
      select h.member_id, sum(p.amount) as held from points_hold h
      join points_hold_part p on p.hold_id = h.id where h.state = 'held' group by h.member_id)
    select count(*)::int as accounts,
      (count(*) filter (where (a.available, a.pending, a.held, a.debt, a.growth, a.pending_growth,
        a.interaction_growth) is distinct from (coalesce(r.available, 0), coalesce(r.pending, 0),
        coalesce(r.held, 0), coalesce(r.debt, 0), coalesce(r.growth, 0),
        coalesce(r.pending_growth, 0), coalesce(r.interaction_growth, 0))))::int as balances,
      (count(*) filter (where (a.available, a.pending) is distinct from
        (coalesce(l.active, 0), coalesce(l.pending, 0))))::int as lots,
      (count(*) filter (where a.held <> coalesce(h.held, 0)))::int as holds,
      (count(*) filter (where a.available > 0 and a.debt > 0))::int as both,
      (select count(*)::int from (select 1 from points_entry
        group by transaction_id, unit having sum(amount) <> 0) as t) as unbalanced
    from account a left join rebuilt r using (member_id) left join lots l using (member_id)
    left join holds h using (member_id)`;
  return {
    accounts: row['accounts']!, balanceDifferences: row['balances']!,
    lotDifferences: row['lots']!, holdDifferences: row['holds']!,
    availableWithDebt: row['both']!, unbalancedTransactions: row['unbalanced']!,
  };
}

export interface Period {
  readonly programme: ProgrammeCode | null;
  /** Business days, both included. */
  readonly from: string;
  readonly until: string;
}

/** From the sums by day that every posting keeps up: cost does not grow with the number of members. */
export async function loyaltySummary(sql: Sql, period: Period): Promise<LoyaltySummary> {
  const months = await sql.all<LoyaltyMonth>`
    select date_trunc('month', day)::date as month,
      coalesce(-sum(amount) filter (where account = 'issued' and kind <> 'return'), 0)::bigint
        as issued,
      coalesce(sum(amount) filter (where account = 'issued' and kind = 'return'), 0)::bigint
        as reversed,
      coalesce(sum(amount) filter (where account = 'redeemed'), 0)::bigint as redeemed,
      coalesce(sum(amount) filter (where account = 'expired'), 0)::bigint as expired
    from ledger_day where day between ${period.from} and ${period.until}
      and (${period.programme}::text is null or programme = ${period.programme})
    group by 1 order by 1`;
  const now = await sql.one<{ liability: bigint; debt: bigint }>`
    select coalesce(sum(amount) filter (where account in ('available', 'pending', 'held')), 0)::bigint
        as liability,
      coalesce(-sum(amount) filter (where account = 'debt'), 0)::bigint as debt
    from ledger_day where ${period.programme}::text is null or programme = ${period.programme}`;
  const total = (of: (month: LoyaltyMonth) => bigint) => months.reduce((sum, m) => sum + of(m), 0n);
  const issued = total((m) => m.issued);
  const redeemed = total((m) => m.redeemed);
  return {
    issued, redeemed, reversed: total((m) => m.reversed), expired: total((m) => m.expired),
    ...now, months,
    burnRateBps: issued > 0n ? Number((redeemed * 10_000n) / issued) : null,
  };
}
