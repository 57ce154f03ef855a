import { sql as fragment } from 'kysely';
import { dayText, localDay, sameDays } from '../../kernel/business-day.ts';
import { moneyView } from '../../kernel/money.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { dayStart, wholeDays } from '../domain/business-month.ts';
import type {
  FranchiseRankingRow, RebateSummaryRow,
} from '../graphql/report.type.ts';

export { dayStart, monthRange } from '../domain/business-month.ts';

/** Days of head office, by which sums are kept. */
const SUMMED_ZONE = 'Asia/Shanghai';

interface Range { readonly from: Date; readonly to: Date }

/**
 * An entry falls into the month in which the return window of its rebate ends, a later reversal
 * into the month it was booked: that is when it can be in a statement. An accrual is booked at payment,
 * never after its window. Whole days of head office are read from their sums, what a month of another zone
 * begins and ends with from the entries.
 */
export async function rebateSummary(
  sql: Sql, franchiseId: string, month: Range,
): Promise<RebateSummaryRow[]> {
  const days = wholeDays(month, SUMMED_ZONE);
  const edges = [{ from: month.from, to: days.from }, { from: days.to, to: month.to }]
    .filter(({ from, to }) => from < to);
  const parts = [sumsOf(franchiseId, days), ...edges.map((times) => entriesOf(franchiseId, times))];
  const rows = await sql.all<{
    currency: string; earned: bigint; earned_reversed: bigint; owed: bigint;
    owed_reversed: bigint; entries: number;
  }>`select currency, sum(entries)::int as entries, sum(earned)::bigint as earned,
      sum(earned_reversed)::bigint as earned_reversed, sum(owed)::bigint as owed,
      sum(owed_reversed)::bigint as owed_reversed
    from (${fragment.join(parts, fragment` union all `)}) s
    group by currency having sum(entries) > 0 order by currency`;
  return rows.map(({ currency, ...row }) => ({
    currency, entries: row.entries, earned: moneyView(row.earned, currency),
    earnedReversed: moneyView(row.earned_reversed, currency), owed: moneyView(row.owed, currency),
    owedReversed: moneyView(row.owed_reversed, currency),
    balance: moneyView(
      row.earned + row.earned_reversed - row.owed - row.owed_reversed, currency),
  }));
}

const dayOf = (at: Date) => dayText(localDay(at, SUMMED_ZONE));

/** What is summed, and what is not folded into it yet. */
function sumsOf(franchiseId: string, { from, to }: Range) {
  return fragment.join(['rebate_day', 'rebate_delta'].map((table) => fragment`
    select currency, entries, earned, earned_reversed, owed, owed_reversed from ${fragment.raw(table)}
    where franchise_id = ${franchiseId}::uuid and day >= ${dayOf(from)}::date and day < ${dayOf(to)}::date`),
  fragment` union all `);
}

function entriesOf(franchiseId: string, { from, to }: Range) {
  const sum = (which: string) => fragment.raw(`coalesce(sum(amount_minor) filter (where ${which}), 0)`);
  return fragment`
    select currency, count(*) as entries, ${sum(`home and kind = 'accrual'`)} as earned,
      ${sum(`home and kind <> 'accrual'`)} as earned_reversed,
      ${sum(`not home and kind = 'accrual'`)} as owed, ${sum(`not home and kind <> 'accrual'`)} as owed_reversed
    from (
      select r.currency, true as home, e.kind, e.amount_minor
      from rebate r join rebate_entry e on e.rebate_id = r.id and e.booked_at <= r.held_until
      where r.home_franchise_id = ${franchiseId}::uuid
        and r.held_until >= ${from} and r.held_until < ${to}
      union all
      select r.currency, false, e.kind, e.amount_minor
      from rebate r join rebate_entry e on e.rebate_id = r.id and e.booked_at <= r.held_until
      where r.payer_franchise_id = ${franchiseId}::uuid
        and r.held_until >= ${from} and r.held_until < ${to}
      union all
      select r.currency, r.home_franchise_id = ${franchiseId}::uuid, e.kind, e.amount_minor
      from rebate_entry e join rebate r on r.id = e.rebate_id and e.booked_at > r.held_until
      where e.kind <> 'accrual' and e.booked_at >= ${from} and e.booked_at < ${to}
        and ${franchiseId}::uuid in (r.home_franchise_id, r.payer_franchise_id)) e
    group by currency`;
}

/** Business days of a zone, from the first to the one after the last. */
export interface Days { readonly from: string; readonly to: string; readonly zone: string }

/** Sums by day and what is not folded into them yet; days that begin otherwise are read from the orders. */
function salesOf({ from, to, zone }: Days) {
  const [begin, end] = [dayStart(from, zone), dayStart(to, zone)];
  if (sameDays(zone, SUMMED_ZONE, begin, end)) {
    return fragment.join(['sale_day', 'sale_delta'].map((table) => fragment`
      select franchise_id, currency, sales, returned, orders from ${fragment.raw(table)}
      where day >= ${from}::date and day < ${to}::date`), fragment` union all `);
  }
  return fragment`select o.franchise_id, o.currency, o.base_minor as sales,
      coalesce((select sum(base_minor) from order_return_fact r where r.order_id = o.order_id), 0) as returned,
      1 as orders
    from order_fact o
    where o.franchise_id is not null and o.paid_at >= ${begin} and o.paid_at < ${end}`;
}

/** Net sales of the orders paid in the time; a restricted reader sees its own row and no place. */
export async function franchiseRanking(
  sql: Sql, days: Days, withRank: boolean,
): Promise<FranchiseRankingRow[]> {
  const rows = await sql.all<{
    franchise_id: string; currency: string; sales: bigint; returned: bigint; orders: number; rank: bigint;
  }>`select *, rank() over (partition by currency order by sales - returned desc) from (
      select franchise_id, currency, sum(sales)::bigint as sales, sum(returned)::bigint as returned,
        sum(orders)::int as orders
      from (${salesOf(days)}) d
      group by 1, 2 having sum(orders) > 0) s
    order by currency, sales - returned desc, franchise_id`;
  return rows.map((row) => ({
    franchiseUuid: row.franchise_id, rank: withRank ? Number(row.rank) : null, days,
    sales: moneyView(row.sales, row.currency), returned: moneyView(row.returned, row.currency),
    netSales: moneyView(row.sales - row.returned, row.currency), orders: row.orders,
  }));
}

export interface RankedKey {
  readonly franchiseId: string;
  readonly currency: string;
  /** Instants. */
  readonly from: string;
  readonly to: string;
}

const OWN_BUYER = fragment`(select true from person_visibility v where v.person_id = o.member_id)`;

/**
 * Different people cannot be added up from days. Rows of one ranking ask for the same time. A franchise counts those
 * of its own members: of others the time of one sale would tell whether its buyer is one of the house.
 */
export async function rankedMembers(sql: Sql, keys: readonly RankedKey[]): Promise<number[]> {
  const rows = await sql.all<{ members: number }>`
    select (select count(distinct o.member_id)::int from order_fact o
      where ${sql.restricted ? OWN_BUYER : fragment`true`}
        and o.franchise_id = k.franchise_id and o.currency = k.currency
        and o.paid_at >= k.paid_from and o.paid_at < k.paid_to) as members
    from unnest(${keys.map((key) => key.franchiseId)}::uuid[], ${keys.map((key) => key.currency)}::text[],
      ${keys.map((key) => key.from)}::timestamptz[], ${keys.map((key) => key.to)}::timestamptz[])
      with ordinality as k (franchise_id, currency, paid_from, paid_to, nth) order by nth`;
  return rows.map(({ members }) => members);
}

export { rebateInvariants } from './rebate-proof.ts';
