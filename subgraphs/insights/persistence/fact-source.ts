import { sql as fragment, type RawBuilder } from 'kysely';

/** The columns of member_fact, in the order in which they are worked out. */
export const FACT_COLUMNS = fragment.raw(`member_id, region, programme, currency, enrolled_at, net_orders,
  returned_orders, net_minor, first_at, last_at, first_day, last_day, gap_days, margin_classes, channel_ids,
  outlet_ids`);

/** Between the classes of orders until they are taken apart; no code has it. */
const BETWEEN = fragment.raw(`E'\\x1f'`);

/**
 * The facts of those members as their orders say now: the one definition, by which they are stored and
 * proven. `who` selects `member_id`s; of these whoever refused profiling, was merged or has no region yet
 * has none. Orders that came back whole count as returned only; several of one day are one day.
 * Orders are read once, in order of member and day: intervals, classes and sums come out of the same pass.
 */
export function factsOf(who: RawBuilder<unknown>): RawBuilder<unknown> {
  return fragment`(
    with who as materialized (${who}),
    sums as (select member_id, (count(*) filter (where stands))::int as net_orders,
        (count(*) filter (where not stands))::int as returned_orders,
        (sum(home_minor) filter (where stands))::bigint as net_minor,
        min(paid_at) filter (where stands) as first_at, max(paid_at) filter (where stands) as last_at,
        min(paid_day) filter (where stands) as first_day, max(paid_day) filter (where stands) as last_day,
        (array_agg(gap order by paid_day desc) filter (where gap > 0))[1:100] as gap_days,
        string_agg(array_to_string(margin_classes, ${BETWEEN}), ${BETWEEN}) filter (
          where stands and margin_classes <> '{}') as classes,
        array_agg(distinct channel_id order by channel_id) filter (where stands) as channel_ids,
        array_agg(distinct outlet_id order by outlet_id) filter (where stands) as outlet_ids
      from (select o.*, o.wholly_returned_at is null as stands, case when o.wholly_returned_at is null then
          paid_day - lag(paid_day) over (partition by member_id, o.wholly_returned_at is null order by paid_day)
          end as gap
        from order_fact o where o.member_id in (select member_id from who)) told
      group by member_id)
    select m.member_id, m.region, m.programme, m.currency, m.enrolled_at,
      coalesce(s.net_orders, 0) as net_orders, coalesce(s.returned_orders, 0) as returned_orders,
      coalesce(s.net_minor, 0) as net_minor, s.first_at, s.last_at, s.first_day, s.last_day,
      coalesce(s.gap_days, '{}') as gap_days,
      array(select distinct unnest(string_to_array(s.classes, ${BETWEEN})) order by 1) as margin_classes,
      coalesce(s.channel_ids, '{}') as channel_ids, coalesce(s.outlet_ids, '{}') as outlet_ids
    from who join known_member m using (member_id) left join sums s using (member_id)
    where m.profiling and m.region is not null
      and not exists (select 1 from person_merge gone where gone.merged_id = m.member_id))`;
}
