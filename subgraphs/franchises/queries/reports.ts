import { moneyView } from '../../kernel/money.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type {
  FranchiseRankingRow, RebateInvariants, RebateSummaryRow,
} from '../graphql/report.type.ts';

export { dayStart, monthRange } from '../domain/business-month.ts';

/**
 * An entry falls into the month in which the return window of its rebate ends, a later reversal
 * into the month it was booked: that is when it can be in a statement.
 */
export async function rebateSummary(
  sql: Sql, franchiseId: string, month: { from: Date; to: Date },
): Promise<RebateSummaryRow[]> {
  const rows = await sql.all<{
    currency: string; earned: bigint; earned_reversed: bigint; owed: bigint;
    owed_reversed: bigint; entries: number;
  }>`select r.currency, count(*)::int as entries,
      coalesce(sum(e.amount_minor) filter (where home and e.kind = 'accrual'), 0)::bigint as earned,
      coalesce(sum(e.amount_minor) filter (where home and e.kind <> 'accrual'), 0)::bigint
        as earned_reversed,
      coalesce(sum(e.amount_minor) filter (where not home and e.kind = 'accrual'), 0)::bigint
        as owed,
      coalesce(sum(e.amount_minor) filter (where not home and e.kind <> 'accrual'), 0)::bigint
        as owed_reversed
    from (select *, home_franchise_id = ${franchiseId}::uuid as home from rebate
      where home_franchise_id = ${franchiseId}::uuid or payer_franchise_id = ${franchiseId}::uuid) r
    join rebate_entry e on e.rebate_id = r.id
    where greatest(e.booked_at, r.held_until) >= ${month.from}
      and greatest(e.booked_at, r.held_until) < ${month.to}
    group by r.currency order by r.currency`;
  return rows.map(({ currency, ...row }) => ({
    currency, entries: row.entries, earned: moneyView(row.earned, currency),
    earnedReversed: moneyView(row.earned_reversed, currency), owed: moneyView(row.owed, currency),
    owedReversed: moneyView(row.owed_reversed, currency),
    balance: moneyView(
      row.earned + row.earned_reversed - row.owed - row.owed_reversed, currency),
  }));
}

/** Net sales of the orders paid in the time; a restricted reader sees its own row and no place. */
export async function franchiseRanking(
  sql: Sql, range: { from: Date; to: Date }, withRank: boolean,
): Promise<FranchiseRankingRow[]> {
  const rows = await sql.all<{
    franchise_id: string; currency: string; sales: bigint; returned: bigint; orders: number;
    members: number; rank: bigint;
  }>`select *, rank() over (partition by currency order by sales - returned desc) from (
      select o.franchise_id, o.currency, sum(o.base_minor)::bigint as sales,
        coalesce(sum(r.base_minor), 0)::bigint as returned, count(*)::int as orders,
        count(distinct o.member_id)::int as members
      from order_fact o left join (
        select order_id, sum(base_minor) as base_minor from order_return_fact group by 1
      ) r on r.order_id = o.order_id
      where o.franchise_id is not null and o.paid_at >= ${range.from} and o.paid_at < ${range.to}
      group by 1, 2) s
    order by currency, sales - returned desc, franchise_id`;
  return rows.map((row) => ({
    franchiseUuid: row.franchise_id, rank: withRank ? Number(row.rank) : null,
    sales: moneyView(row.sales, row.currency), returned: moneyView(row.returned, row.currency),
    netSales: moneyView(row.sales - row.returned, row.currency), orders: row.orders,
    members: row.members,
  }));
}

export async function rebateInvariants(sql: Sql): Promise<RebateInvariants> {
  const row = await sql.one<{
    rebates: number; entries_differ: number; overlapping: number; homes_differ: number;
  }>`select
    (select count(*)::int from rebate) as rebates,
    (select count(*)::int from rebate r left join (
        select rebate_id, sum(amount_minor) filter (where kind = 'accrual') as accrued,
          coalesce(sum(amount_minor) filter (where kind <> 'accrual'), 0) as reversed
        from rebate_entry group by 1) e on e.rebate_id = r.id
      where e.accrued is distinct from r.accrued_minor
        or e.reversed is distinct from r.reversed_minor
        or r.net_minor <> e.accrued + e.reversed) as entries_differ,
    (select count(*)::int from (
        select starts_at, lag(coalesce(ends_at, 'infinity'))
          over (partition by member_id order by starts_at) as earlier_end
        from attribution) a where starts_at < earlier_end) as overlapping,
    (select count(*)::int from rebate r join order_fact o on o.order_id = r.order_id
      where r.superseded_at is null and not exists (select 1 from attribution a
        where a.member_id = o.buyer_id and a.franchise_id = r.home_franchise_id
          and a.starts_at <= o.paid_at and (a.ends_at is null or a.ends_at > o.paid_at)))
      as homes_differ`;
  return {
    checkedRebates: row.rebates, entriesDiffer: row.entries_differ,
    overlappingAttributions: row.overlapping, homesDiffer: row.homes_differ,
    holds: row.entries_differ + row.overlapping + row.homes_differ === 0,
  };
}
