/**
 * What insights have been told of these members and sales. Rates of the payment are constants: what counts is how
 * many rows there are. Facts are worked out by the room's own definition afterwards.
 */
export const INSIGHTS_SQL = `
insert into insights.known_member (member_id, region, programme, currency, enrolled_at, source, channel_id, outlet_id,
  profiling)
select id, region, programme, currency, enrolled_at, 'store', channels[1], outlet_id, gen.chance(i, 40) >= 0.02
from gen.member order by id;
insert into insights.member_profile (member_id, gender, birth_year, birth_month_day, city, occupation, styles, stones,
  occasions, source, version)
select id, gender, 1960 + floor(44 * gen.chance(i, 12))::int,
  to_char(date '2001-01-01' + (364 * gen.chance(i, 41))::int, 'MM-DD'),
  case when gen.chance(i, 42) < 0.8 then (array['上海', '北京', '广州', '深圳', '杭州', '苏州', '成都', '武汉'])[
    1 + floor(8 * gen.chance(i, 43))::int] end,
  case when gen.chance(i, 44) < 0.3 then 'teacher' end,
  case when gen.chance(i, 45) < 0.4 then array['modern'] when gen.chance(i, 45) < 0.5
    then array['classical', 'minimal'] else '{}' end,
  case when gen.chance(i, 46) < 0.3 then array['diamond'] else '{}' end,
  case when gen.chance(i, 47) < 0.3 then array['daily', 'wedding'] else '{}' end,
  (array['store', 'store', 'online', 'event', 'referral', 'parcel_card'])[1 + floor(6 * gen.chance(i, 13))::int], 1
from gen.member order by id;
insert into insights.member_tier (member_id, programme, tier, version)
select id, programme, case when gen.chance(i, 48) < 0.01 then 'diamond' when gen.chance(i, 48) < 0.08 then 'gold'
  when gen.chance(i, 48) < 0.3 then 'silver' else 'base' end, 1 from gen.member order by id;
insert into insights.member_points (member_id, available, pending, debt, told_at)
select id, floor(20000 * power(gen.chance(i, 49), 4))::bigint, floor(1000 * power(gen.chance(i, 50), 8))::bigint, 0,
  enrolled_at from gen.member order by id;
insert into insights.member_home (member_id, franchise_id, since, version)
select id, franchise_id, enrolled_at, 1 from gen.member order by id;
insert into insights.member_consent (member_id, purpose, granted, version)
select id, purpose, gen.chance(i, 51 + n::int) < 0.6, 1 from gen.member
cross join lateral unnest(array['marketing_sms', 'franchise_sharing']) with ordinality as t (purpose, n)
order by id, purpose;
insert into insights.tag (id, code, name_zh, name_en)
select gen.uid('tag', n, now()), code, code, code
from unnest(array['bench-a', 'bench-b', 'bench-c']) with ordinality as t (code, n);
insert into insights.member_tag (id, member_id, tag_id, kind, source, confidence, said_at, recorded_at, recorded_by)
select gen.uid('member-tag', m.i, m.enrolled_at), m.id, t.id, 'manual', 'operator', 100, m.enrolled_at,
  m.enrolled_at, 'bench'
from gen.member m join (select id, row_number() over (order by code) - 1 as nth from insights.tag
  where code like 'bench-%') t on t.nth = m.i % 3
where gen.chance(m.i, 54) < 0.2;

create unlogged table gen.told as
select s.k, s.id, s.member_id, s.channel_id, s.outlet_id, s.fulfilment, s.currency, s.paid_at, s.delivered_at,
  s.comes_back and l.lines = 1 as whole, s.comes_back, l.base, l.back, l.classes, l.items,
  m.region, (s.paid_at at time zone 'Asia/Shanghai')::date as paid_day,
  case when s.currency <> m.currency then case s.currency || m.currency when 'CNYHKD' then 1.0845
    when 'HKDCNY' then 0.9221 when 'CNYSGD' then 0.1826 when 'SGDCNY' then 5.4768 when 'HKDSGD' then 0.1684
    else 5.9385 end end as rate
from gen.sale s join (select k, count(*) as lines, sum(base_minor)::bigint as base,
    coalesce(sum(base_minor) filter (where comes_back), 0)::bigint as back,
    array_agg(distinct margin_class order by margin_class) as classes, array_agg(distinct item_id) as items
  from gen.line group by k) l using (k)
left join gen.member m on m.id = s.member_id;
insert into insights.order_fact (order_id, member_id, buyer_id, channel_id, outlet_id, fulfilment, currency, paid_at,
  delivered_at, base_minor, net_minor, wholly_returned_at, margin_classes, item_ids, home_region, paid_day, home_rate,
  home_minor)
select id, member_id, member_id, channel_id, outlet_id, fulfilment, currency, paid_at, delivered_at, base, base - back,
  case when whole then delivered_at + interval '2 days' end, classes, items, region,
  case when member_id is not null then paid_day end, case when member_id is not null then rate::text end,
  case when member_id is not null then round((base - back) * coalesce(rate, 1))::bigint end
from gen.told order by paid_at;
insert into insights.return_fact (return_id, order_id, back_minor, whole, returned_at)
select gen.uid('return', k, delivered_at), id, back, whole, delivered_at + interval '2 days'
from gen.told where comes_back;
analyze insights.order_fact; analyze insights.known_member;
`;
