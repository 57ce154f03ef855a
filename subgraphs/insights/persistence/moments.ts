import { sql as fragment, type RawBuilder } from 'kysely';
import { dayText, localDay } from '../../kernel/business-day.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import type { Codebook } from '../../words/codebook.ts';
import { monthsBefore, type Day } from '../domain/days.ts';
import type { InsightRules } from '../domain/policy.ts';

/** As of which business day a region's members are looked at, and after which days orders count. */
export interface Moment {
  readonly region: string;
  readonly today: Day;
  readonly frequencyFrom: Day;
  readonly rfmFrom: Day;
}

export function momentOn(
  region: string, today: Day, rules: Pick<InsightRules, 'frequencyMonths' | 'rfmMonths'>,
): Moment {
  return {
    region, today, frequencyFrom: monthsBefore(today, rules.frequencyMonths),
    rfmFrom: monthsBefore(today, rules.rfmMonths),
  };
}

/** What day it is now in the regions of a programme; of all without one. */
export function momentsOf(book: Codebook, now: Date, rules: InsightRules, programme?: string): Moment[] {
  return book.everyCode('region').flatMap((region) => {
    const { timeZone, programme: own } = book.word('region', region, now).traits;
    return programme === undefined || own === programme
      ? [momentOn(region, dayText(localDay(now, timeZone)), rules)] : [];
  });
}

/** Who is read of: a restricted reader's few begin the list, instead of a policy asked for each row of all. */
export function seenFirst(sql: Sql): RawBuilder<unknown> | undefined {
  return sql.restricted ? fragment`member_id in (select person_id from person_visibility)` : undefined;
}

/** Facts as they are stored, by the names that they have beside those as of a day. */
export const STORED = fragment.raw(`f.enrolled_at, f.net_orders, f.returned_orders, f.net_minor, f.margin_classes,
  f.channel_ids, f.outlet_ids, f.first_day as first_order_on, f.last_day as last_order_on,
  f.gap_days`);

/**
 * What scores are worked out of, for each member of these regions as of their day: orders that stand, as
 * they are known now. `who` narrows both tables by `member_id`; nobody is here whom `member_fact` lacks.
 * First and last day stand in the facts; who asks for no more than these has no order looked at.
 * What is stored of each member comes along. Regions that have the same day, as they mostly have, are one pass,
 * and the day is said in the statement: of a column nobody could tell how much lies behind it.
 */
export function measuresOf(moments: readonly Moment[], who?: RawBuilder<unknown>): RawBuilder<unknown> {
  const byDays = Map.groupBy(moments, ({ today, frequencyFrom, rfmFrom }) => `${today} ${frequencyFrom} ${rfmFrom}`);
  const parts = [...byDays.values()].map((same) => ofOneDay(same, who ?? fragment`true`));
  const nobody = momentOn('', '2000-01-01', { frequencyMonths: 1, rfmMonths: 1 });
  return parts.length > 0 ? fragment`(${fragment.join(parts, fragment` union all `)})`
    : fragment`(${ofOneDay([nobody], fragment`false`)})`;
}

function ofOneDay(same: readonly Moment[], own: RawBuilder<unknown>): RawBuilder<unknown> {
  const { today, frequencyFrom, rfmFrom } = same[0]!;
  const day = `'${today}'::date`;
  const regions = same.map(({ region }) => region);
  const from = frequencyFrom < rfmFrom ? frequencyFrom : rfmFrom;
  return fragment`
    select m.*, m.today - m.first_day as first_days, m.today - m.last_day as days from (
      select f.member_id, f.region, f.programme, f.currency, ${STORED}, ${fragment.raw(day)} as today,
        ${fragment.raw(firstDayText(day))} as first_day, ${fragment.raw(lastDayText(day))} as last_day,
        coalesce(b.frequency_orders, 0) as frequency_orders, coalesce(b.rfm_orders, 0) as rfm_orders,
        coalesce(b.rfm_minor, 0) as rfm_minor
      from (select * from member_fact where region = any(${regions}::text[]) and ${own}) f
      left join (
        select member_id, (count(*) filter (where paid_day > ${frequencyFrom}::date))::int as frequency_orders,
          (count(*) filter (where paid_day > ${rfmFrom}::date))::int as rfm_orders,
          (sum(home_minor) filter (where paid_day > ${rfmFrom}::date))::bigint as rfm_minor
        from order_fact where wholly_returned_at is null and member_id is not null and paid_day <= ${today}::date
          and paid_day > ${from}::date and home_region = any(${regions}::text[]) and ${own}
        group by member_id) b on b.member_id = f.member_id) m`;
}

/** SQL of the first purchase day of `f` as of a day: what lies ahead has not been yet. */
export function firstDayText(today: string): string {
  return `case when f.first_day <= ${today} then f.first_day end`;
}

/** SQL of the last one; only of whoever bought after that day the orders are asked. */
export function lastDayText(today: string): string {
  return `case when f.last_day <= ${today} then f.last_day
    when f.first_day <= ${today} then last_bought_by(f.member_id, ${today}) end`;
}

/** SQL of the lifecycle by days since the first and the last purchase: domain/lifecycle.ts. */
export function stageText(borders: readonly string[], firstDays: string, days: string): string {
  const [newDays, activeDays, dormantDays] = borders;
  return `case when ${days} is null then 'prospect' when ${firstDays} <= ${newDays} then 'new'
    when ${days} <= ${activeDays} then 'active' when ${days} <= ${dormantDays} then 'dormant' else 'lost' end`;
}
