import type { Sql } from '../../../kernel/database/sql.ts';
import { moneyView } from '../../../kernel/money.ts';
import { sumsOf } from '../../domain/charity/fund.ts';
import type { CharityTotal } from '../../graphql/charity/charity.type.ts';

export interface TotalsQuestion {
  /** Business days of each region. */
  readonly from: string | null;
  readonly until: string | null;
  readonly region: string | null;
}

interface Row {
  region: string; currency: string; gift: bigint; gift_back: bigint; payout: bigint; payout_back: bigint;
  orders: number; moved: bigint;
}

/** The fund by region and currency in one statement over sums by day: as dear for a year as for a day of it. */
export async function charityTotals(sql: Sql, { from, until, region }: TotalsQuestion): Promise<CharityTotal[]> {
  const rows = await sql.all<Row>`
    select region, currency,
      coalesce(sum(amount) filter (where kind = 'gift' and inside), 0)::bigint as gift,
      coalesce(sum(amount) filter (where kind = 'gift_back' and inside), 0)::bigint as gift_back,
      coalesce(sum(amount) filter (where kind = 'payout' and inside), 0)::bigint as payout,
      coalesce(sum(amount) filter (where kind = 'payout_back' and inside), 0)::bigint as payout_back,
      coalesce(sum(postings) filter (where kind = 'gift' and inside), 0)::int as orders,
      coalesce(sum(case when kind in ('gift', 'payout_back') then amount else -amount end), 0)::bigint as moved
    from (select *, ${from}::date is null or day >= ${from}::date as inside from charity_day
      where (${until}::date is null or day <= ${until}::date) and (${region}::text is null or region = ${region})) d
    group by region, currency order by region, currency limit 200`;
  return rows.map(({ currency, orders, moved, ...row }) => {
    const { given, paidOut } = sumsOf(row);
    return {
      region: row.region, orders, given: moneyView(given, currency), takenBack: moneyView(row.gift_back, currency),
      paidOut: moneyView(paidOut, currency), left: moneyView(moved, currency),
    };
  });
}
