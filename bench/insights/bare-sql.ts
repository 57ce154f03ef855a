import { sql as fragment, type RawBuilder } from 'kysely';

/** What a statement written by hand for these very rules would be told: the day, and after which days orders count. */
export interface Days { readonly today: string; readonly frequencyFrom: string; readonly rfmFrom: string }

type Part = RawBuilder<unknown>;

/** The facts of everybody: the net and the returned orders in one pass, classes and intervals in one each. */
export const bareFacts: Part = fragment`
  with sums as (
    select member_id, (count(*) filter (where wholly_returned_at is null))::int as net_orders,
      (count(*) filter (where wholly_returned_at is not null))::int as returned_orders,
      (sum(home_minor) filter (where wholly_returned_at is null))::bigint as net_minor,
      min(paid_at) filter (where wholly_returned_at is null) as first_at,
      max(paid_at) filter (where wholly_returned_at is null) as last_at,
      min(paid_day) filter (where wholly_returned_at is null) as first_day,
      max(paid_day) filter (where wholly_returned_at is null) as last_day,
      array_agg(distinct channel_id order by channel_id) filter (where wholly_returned_at is null) as channel_ids,
      array_agg(distinct outlet_id order by outlet_id) filter (where wholly_returned_at is null) as outlet_ids
    from order_fact where member_id is not null group by member_id),
  classes as (select member_id, array_agg(distinct class order by class) as margin_classes
    from order_fact cross join unnest(margin_classes) class
    where member_id is not null and wholly_returned_at is null group by member_id),
  gaps as (select member_id, (array_agg(gap order by paid_day desc))[1:100] as gap_days from (
      select member_id, paid_day, paid_day - lag(paid_day) over (partition by member_id order by paid_day) as gap
      from (select distinct member_id, paid_day from order_fact
        where member_id is not null and wholly_returned_at is null) days) steps
    where gap is not null group by member_id)
  select m.member_id, m.region, m.programme, m.currency, m.enrolled_at, coalesce(s.net_orders, 0) as net_orders,
    coalesce(s.returned_orders, 0) as returned_orders, coalesce(s.net_minor, 0) as net_minor, s.first_at, s.last_at,
    s.first_day, s.last_day, coalesce(g.gap_days, '{}') as gap_days, coalesce(c.margin_classes, '{}') as margin_classes,
    coalesce(s.channel_ids, '{}') as channel_ids, coalesce(s.outlet_ids, '{}') as outlet_ids
  from known_member m left join sums s using (member_id) left join classes c using (member_id)
  left join gaps g using (member_id)
  where m.profiling and m.region is not null
    and not exists (select 1 from person_merge gone where gone.merged_id = m.member_id)`;

/** One pass over the orders that stand, the scores written out with their thresholds. */
const bareScores = ({ today, rfmFrom }: Days): Part => fragment`
  select b.member_id, orders, minor,
    1 + (${today}::date - last_day <= 730)::int + (${today}::date - last_day <= 365)::int
      + (${today}::date - last_day <= 180)::int + (${today}::date - last_day <= 90)::int as recency,
    1 + (orders >= 2)::int + (orders >= 3)::int + (orders >= 4)::int + (orders >= 5)::int as frequency,
    1 + (minor >= 100000)::int + (minor >= 500000)::int + (minor >= 2000000)::int
      + (minor >= 5000000)::int as monetary
  from (select member_id, max(paid_day) as last_day, count(*) as orders, sum(home_minor)::bigint as minor
    from order_fact where wholly_returned_at is null and member_id is not null and paid_day > ${rfmFrom}::date
      and paid_day <= ${today}::date group by member_id) b`;

export const bareMap = (days: Days): Part => fragment`
  select segment, count(*) as members, sum(minor)::bigint as minor from (
    select coalesce(s.minor, 0) as minor, case (recency >= 3)::int * 4 + (frequency >= 2)::int * 2
      + (monetary >= 3)::int
      when 7 then 'important_value' when 5 then 'important_develop' when 3 then 'important_keep'
      when 1 then 'important_win_back' when 6 then 'value' when 4 then 'develop' when 2 then 'keep'
      when 0 then 'win_back' end as segment
    from member_fact f left join (${bareScores(days)}) s on s.member_id = f.member_id
    where f.programme = 'CN') m group by segment order by segment`;

/** Who bought when is in the facts already. */
const bareStage = ({ today }: Days): Part => fragment`case when f.last_day is null then 'prospect'
  when ${today}::date - f.first_day <= 90 then 'new' when ${today}::date - f.last_day <= 365 then 'active'
  when ${today}::date - f.last_day <= 730 then 'dormant' else 'lost' end`;

export const bareLifecycle = (days: Days): Part => fragment`
  select ${bareStage(days)} as lifecycle, count(*) as members from member_fact f group by 1 order by 1`;

/** The rule of `rule.ts` as somebody would write it who knows the tables. */
export const bareSegment = (days: Days): Part => fragment`
  select count(*)::int as members from member_fact f
  join member_profile p on p.member_id = f.member_id
  join member_tier t on t.member_id = f.member_id
  join member_points b on b.member_id = f.member_id
  where f.region = 'CN' and p.gender = 'female' and p.city in ('上海', '北京', '广州', '深圳')
    and ${ageOn(days.today)} between 25 and 55 and t.programme || ':' || t.tier in ('CN:base', 'CN:silver', 'CN:gold')
    and b.available >= 100 and f.net_orders >= 1 and ${days.today}::date - f.last_day <= 400
    and f.margin_classes && '{A,B,C}'
    and exists (select 1 from member_consent c where c.member_id = f.member_id and c.purpose = 'marketing_sms'
      and c.granted)
    and not exists (select 1 from member_tag g join tag on tag.id = g.tag_id where g.member_id = f.member_id
      and g.removed_at is null and tag.code = 'bench-a')
    and ${bareStage(days)} in ('new', 'active')`;

/** The same with a score instead of the stage, which takes the orders. */
export const bareScoredSegment = (days: Days): Part => fragment`
  select count(*)::int as members from member_fact f
  join member_profile p on p.member_id = f.member_id
  join member_tier t on t.member_id = f.member_id
  join member_points b on b.member_id = f.member_id
  join (${bareScores(days)}) s on s.member_id = f.member_id
  where f.region = 'CN' and p.gender = 'female' and p.city in ('上海', '北京', '广州', '深圳')
    and ${ageOn(days.today)} between 25 and 55 and t.programme || ':' || t.tier in ('CN:base', 'CN:silver', 'CN:gold')
    and b.available >= 100 and f.net_orders >= 1 and ${days.today}::date - f.last_day <= 400
    and f.margin_classes && '{A,B,C}'
    and exists (select 1 from member_consent c where c.member_id = f.member_id and c.purpose = 'marketing_sms'
      and c.granted)
    and not exists (select 1 from member_tag g join tag on tag.id = g.tag_id where g.member_id = f.member_id
      and g.removed_at is null and tag.code = 'bench-a')
    and s.monetary >= 3`;

function ageOn(today: string): Part {
  return fragment`extract(year from ${today}::date)::int - p.birth_year
    - (p.birth_month_day > to_char(${today}::date, 'MM-DD'))::int`;
}
