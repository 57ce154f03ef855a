import { sql as fragment, type RawBuilder } from 'kysely';
import type { Sql } from '../../../kernel/database/sql.ts';
import { moneyView } from '../../../kernel/money.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { cohortsOf, monthsFrom, withoutFew, type Bought } from '../../domain/cohorts.ts';
import type { Cohort } from '../../graphql/structure/cohort.type.ts';
import { momentsOf, seenFirst } from '../../persistence/moments.ts';
import { insightPolicyAt } from '../../persistence/policies.ts';

export interface CohortsAsked {
  readonly programmeCode: string;
  /** YYYY-MM. */
  readonly from: string;
  readonly to: string;
  readonly monthsSince: number;
  /** Home region; where the first order was made. uuids. */
  readonly region: string | null;
  readonly channelId: string | null;
  readonly outletId: string | null;
}

/** Cohorts of a programme in one statement over whoever began in these months; null for no programme. */
export async function cohorts(sql: Sql, asked: CohortsAsked, now: Date): Promise<Cohort[] | null> {
  const book = await readCodebook(sql);
  const programme = book.known('programme', asked.programmeCode, now);
  if (!programme) return null;
  const { currency } = programme.traits;
  const { rules } = await insightPolicyAt(sql, now);
  const days = momentsOf(book, now, rules, asked.programmeCode).map(({ today }) => today).sort();
  const bought = await sql.all<Bought>`${boughtBy(asked, seenFirst(sql) ?? fragment`true`)}`;
  const all = cohortsOf(monthsFrom(asked.from, asked.to), bought, days.at(-1) ?? asked.to, asked.monthsSince);
  return (sql.restricted ? withoutFew(all) : all)
    .map(({ month, members, cells }) => ({
      month, members, cells: cells.map(({ minor, ...cell }) => (
        { ...cell, netValue: sql.restricted ? null : moneyView(minor, currency) })),
    }));
}

function boughtBy(asked: CohortsAsked, who: RawBuilder<unknown>): RawBuilder<unknown> {
  const months = fragment`(extract(year from o.paid_day) * 12 + extract(month from o.paid_day)
    - extract(year from b.cohort) * 12 - extract(month from b.cohort))::int`;
  return fragment`
    with began as materialized (
      select member_id, date_trunc('month', first_day)::date as cohort from member_fact f
      where programme = ${asked.programmeCode} and first_day >= ${`${asked.from}-01`}::date
        and first_day < (${`${asked.to}-01`}::date + interval '1 month')
        and (${asked.region}::text is null or region = ${asked.region}) and ${who} and ${firstAt(asked)}),
    bought as (
      select b.cohort, o.member_id, o.home_minor, ${months} as since,
        row_number() over (partition by o.member_id order by o.paid_day) as nth
      from began b join order_fact o on o.member_id = b.member_id and o.wholly_returned_at is null)
    select cohort::text, since as "monthsSince", count(distinct member_id)::int as buyers,
      count(*) filter (where nth = 2)::int as seconds, sum(home_minor)::bigint as minor
    from bought group by cohort, since order by cohort, since`;
}

function firstAt({ channelId, outletId }: CohortsAsked): RawBuilder<unknown> {
  if (channelId === null && outletId === null) return fragment`true`;
  return fragment`exists (select 1 from order_fact first
    where first.member_id = f.member_id and first.wholly_returned_at is null and first.paid_at = f.first_at
      and (${channelId}::uuid is null or first.channel_id = ${channelId}::uuid)
      and (${outletId}::uuid is null or first.outlet_id = ${outletId}::uuid))`;
}
