import { sql as fragment, type RawBuilder } from 'kysely';
import { dayText, localDay } from '../../kernel/business-day.ts';
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

export function momentOn(region: string, today: Day, rules: InsightRules): Moment {
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

/**
 * What scores are worked out of, for each member of these regions as of their day: orders that stand, as
 * they are known now. `who` narrows both tables by `member_id`; nobody is here whom `member_fact` lacks.
 */
export function measuresOf(moments: readonly Moment[], who?: RawBuilder<unknown>): RawBuilder<unknown> {
  const own = who ?? fragment`true`;
  return fragment`(
    with day as materialized (select * from unnest(${moments.map((m) => m.region)}::text[],
        ${moments.map((m) => m.today)}::date[], ${moments.map((m) => m.frequencyFrom)}::date[],
        ${moments.map((m) => m.rfmFrom)}::date[]) as d (region, today, frequency_from, rfm_from)),
    bought as (select member_id, min(paid_day) as first_day, max(paid_day) as last_day,
        count(*) filter (where paid_day > frequency_from)::int as frequency_orders,
        count(*) filter (where paid_day > rfm_from)::int as rfm_orders,
        coalesce(sum(home_minor) filter (where paid_day > rfm_from), 0)::bigint as rfm_minor
      from order_fact join day on day.region = home_region
      where wholly_returned_at is null and member_id is not null and paid_day <= today and ${own}
      group by member_id)
    select f.member_id, f.region, f.programme, f.currency, day.today, b.first_day, b.last_day,
      day.today - b.first_day as first_days, day.today - b.last_day as days,
      coalesce(b.frequency_orders, 0) as frequency_orders, coalesce(b.rfm_orders, 0) as rfm_orders,
      coalesce(b.rfm_minor, 0) as rfm_minor
    from (select * from member_fact where ${own}) f join day using (region)
    left join bought b on b.member_id = f.member_id)`;
}
