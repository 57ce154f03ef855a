/**
 * What the sales earned: postings in double entry, lots, balances that are their sums, and the sums by
 * day. Points come seven days after delivery; what goes back before is taken from the pending ones.
 */
export const LOYALTY_SQL = `
create unlogged table gen.earning as
select l.*, s.member_id, s.member_no, s.paid_at, s.delivered_at,
  coalesce(s.delivered_at + interval '7 days', s.paid_at + interval '30 days') as active_at,
  num, growth_num, case margin_class when 'D' then 10000 else 1000 end as growth_den,
  base_minor * num / 1000 as points,
  base_minor * growth_num / case margin_class when 'D' then 10000 else 1000 end as growth
from gen.line l join gen.sale s on s.k = l.k and s.member_id is not null
cross join lateral (select case margin_class when 'A' then 12 when 'B' then 8 when 'C' then 4 else 0 end
  as num, case margin_class when 'X' then 0 else 12 end as growth_num) as rate;

create unlogged table gen.posting as
with sums as (
  select k, member_id, member_no, order_id, paid_at, delivered_at, active_at,
    sum(points)::bigint as points, sum(growth)::bigint as growth,
    coalesce(sum(points) filter (where comes_back), 0)::bigint as points_back,
    coalesce(sum(growth) filter (where comes_back), 0)::bigint as growth_back,
    bool_or(comes_back) as comes_back
  from gen.earning group by 1, 2, 3, 4, 5, 6, 7)
select gen.uid(kind, k, at) as id, k, kind, at, member_id, member_no, order_id,
  t.points, t.growth, active_points, active_growth
from sums cross join lateral (
  select 'accrual' as kind, paid_at as at, points, growth, 0::bigint as active_points,
    0::bigint as active_growth
  union all select 'return', delivered_at + interval '2 days', -points_back, -growth_back, 0, 0
    where comes_back
  union all select 'activation', active_at, 0, 0, points - points_back, growth - growth_back
    where active_at <= now()) as t (kind, at, points, growth, active_points, active_growth)
where (t.points, t.growth, active_points, active_growth) <> (0, 0, 0, 0);

insert into loyalty.points_transaction (id, member_id, programme, kind, at, posted_at, points, growth,
  available_after, debt_after, order_id, actor_name, line_no, pending_after, held_after, to_pending, to_available,
  to_issued, to_growth_pending, to_growth, to_growth_issued)
select p.id, p.member_id, m.programme, kind, at, at, points, growth,
  sum(active_points) over own, 0, order_id, 'orders', row_number() over own, sum(points - active_points) over own, 0,
  nullif(points - active_points, 0), nullif(active_points, 0), nullif(-points, 0),
  nullif(growth - active_growth, 0), nullif(active_growth, 0), nullif(-growth, 0)
from gen.posting p join gen.member m on m.i = p.member_no
window own as (partition by p.member_id order by at, p.id);
insert into loyalty.ledger_day (programme, day, kind, account, slot, amount)
select programme, (at at time zone 'Asia/Shanghai')::date, kind, account, 0, sum(amount)
from gen.posting p join gen.member m on m.i = p.member_no
cross join lateral (values ('pending', points - active_points), ('available', active_points),
  ('issued', -points)) as e (account, amount)
where amount <> 0 group by 1, 2, 3, 4;

insert into loyalty.account (member_id, id, programme, region, opened_at, available, pending, growth,
  pending_growth, lines, tier, tier_since, tier_valid_from, tier_valid_until, review_at)
select m.id, gen.uid('account', m.i, m.enrolled_at), programme, region, enrolled_at,
  coalesce(available, 0), coalesce(pending, 0), coalesce(growth, 0), coalesce(pending_growth, 0), coalesce(lines, 0),
  tier,
  since, since, since + interval '2 years', since + interval '2 years'
from gen.member m left join (
  select member_no, count(*) as lines, sum(active_points) as available, sum(points - active_points) as pending,
    sum(active_growth) as growth, sum(growth - active_growth) as pending_growth, max(at) as last_at
  from gen.posting group by 1) p on p.member_no = m.i
cross join lateral (select case when growth >= 60000 then 'diamond' when growth >= 6000 then 'gold'
  when growth >= 1200 then 'silver' else 'base' end as tier) as t
cross join lateral (select case when tier <> 'base' then greatest(last_at, now() - interval '300 days') end
  as since) as u;
insert into loyalty.tier_change (id, member_id, from_tier, to_tier, provisional, at, qualifying_growth)
select gen.uid('tier', m.i, tier_since), member_id, 'base', tier, false, tier_since, growth
from loyalty.account a join gen.member m on m.id = a.member_id where tier <> 'base';

insert into loyalty.order_points (order_id, member_id, state, policy_version, tier, bonus_percent,
  currency, fulfilment, paid_at, delivered_at, active_at, channel_id)
select s.id, s.member_id, case when e.active_at <= now() then 'active' else 'pending' end, 1, 'base', 0,
  s.currency, s.fulfilment, s.paid_at, s.delivered_at, e.active_at, s.channel_id
from gen.sale s join gen.earning e on e.k = s.k and e.line_no = 1;
insert into loyalty.order_earning (line_id, order_id, member_id, line_no, item_id, margin_class, rate_num,
  rate_den, growth_num, growth_den, base, remaining_base, home_base, granted, kept, bonus, bonus_kept,
  growth, growth_kept, points_spent, points_restored, lot_id)
select id, order_id, member_id, line_no, item_id, margin_class, num, 1000, growth_num, growth_den,
  base_minor, case when comes_back then 0 else base_minor end, base_minor, points,
  case when comes_back then 0 else points end, 0, 0, growth, case when comes_back then 0 else growth end,
  0, 0, case when points > 0 then gen.uid('lot', j, paid_at) end
from gen.earning;
insert into loyalty.lot (id, member_id, amount, remaining, state, earned_at, active_at, expires_at, funder,
  cause, order_id)
select gen.uid('lot', j, paid_at), member_id, points, case when comes_back then 0 else points end,
  case when active_at <= now() then 'active' else 'pending' end, paid_at, active_at,
  date_trunc('month', paid_at + interval '37 months'), 'hq', 'purchase', order_id
from gen.earning where points > 0;
`;
