/** Homes, the facts that follow from sales, and the rebates of lines sold away from home. */
export const FRANCHISES_SQL = `
insert into franchises.member_home (member_id, region, enrolled_at, enrolled_outlet_id,
  enrolled_franchise_id, folded_to, version)
select id, region, enrolled_at, outlet_id, franchise_id, enrolled_at, 1 from gen.member;
insert into franchises.attribution (id, member_id, franchise_id, outlet_id, starts_at, reason, since)
select gen.uid('attribution', i, enrolled_at), id, franchise_id, outlet_id, enrolled_at,
  'store_enrolment', enrolled_at from gen.member;
insert into franchises.order_fact (order_id, member_id, buyer_id, outlet_id, franchise_id, fulfilment,
  currency, paid_at, delivered_at, base_minor, wholly_returned_at)
select s.id, s.member_id, s.member_id, s.outlet_id, s.franchise_id, s.fulfilment, s.currency, s.paid_at,
  s.delivered_at, l.base, case when s.comes_back and lines = 1 then s.delivered_at + interval '2 days' end
from gen.sale s join (select k, count(*) as lines, sum(base_minor) as base from gen.line group by k) l
  using (k);
insert into franchises.order_line_fact (line_id, order_id, line_no, margin_class, base_minor, cost_minor,
  remaining_base_minor)
select id, order_id, line_no, margin_class, base_minor, amount_minor * 6 / 10,
  case when comes_back then 0 else base_minor end
from gen.line;
insert into franchises.order_return_fact (return_id, order_id, returned_at, base_minor)
select gen.uid('return', s.k, s.delivered_at), s.id, s.delivered_at + interval '2 days', l.base_minor
from gen.sale s join gen.line l on l.k = s.k and l.comes_back;

create unlogged table gen.rebate as
select gen.uid('rebate', j, s.paid_at) as id, s.home_id, s.outlet_id, s.franchise_id as payer_id,
  s.member_id, s.currency, s.paid_at, s.delivered_at, l.id as line_id, l.order_id, l.j, l.margin_class,
  rate, l.base_minor, l.comes_back, l.base_minor * rate / 10000 as accrued, l.amount_minor * 6 / 10 as cost,
  coalesce(s.delivered_at + interval '7 days', s.paid_at + interval '30 days') as held_until
from gen.sale s join gen.line l on l.k = s.k
cross join lateral (select case margin_class when 'A' then 300 when 'B' then 200 when 'C' then 50
  else 10 end as rate) as t
where s.member_id is not null and s.home_id is not null and s.home_id is distinct from s.franchise_id
  and margin_class <> 'X';
insert into franchises.rebate (id, line_id, order_id, member_id, home_franchise_id, outlet_id,
  payer_franchise_id, margin_class, rate_bps, policy_version, currency, base_minor, remaining_base_minor,
  cost_minor, margin_capped, accrued_minor, reversed_minor, state, paid_at, held_until)
select id, line_id, order_id, member_id, home_id, outlet_id, payer_id, margin_class, rate, 1, currency,
  base_minor, case when comes_back then 0 else base_minor end, cost, false, accrued,
  case when comes_back then -accrued else 0 end, case when comes_back then 'reversed'
    when held_until > now() then 'held' when held_until > now() - interval '60 days' then 'payable'
    else 'settled' end, paid_at, held_until
from gen.rebate;
insert into franchises.rebate_entry (id, rebate_id, kind, amount_minor, cause_id, booked_at, recorded_at)
select gen.uid('accrual', j, paid_at), id, 'accrual', accrued, line_id, paid_at, paid_at from gen.rebate
union all select gen.uid('reversal', j, paid_at), id, 'return', -accrued, line_id,
  delivered_at + interval '2 days', delivered_at + interval '2 days' from gen.rebate where comes_back;
`;

/** A room a week with three drops, and claims by one member in ten. */
export const CAMPAIGNS_SQL = `
insert into campaigns.live_session (id, title_zh, title_en, host, outlet_id, starts_at, ends_at, state,
  member_only, went_live_at, ended_at, created_at)
select gen.uid('session', n, at), '直播 ' || n, 'Live ' || n, '主播', (
    select outlet_id from campaigns.outlet_fact where kind = 'live_room' order by outlet_id limit 1),
  at, at + interval '2 hours', 'ended', false, at, at + interval '2 hours', at
from generate_series(1, 150) as n
cross join lateral (select date_trunc('day', now()) - n * interval '7 days' as at) as t;
insert into campaigns.live_drop (id, session_id, item_id, stock, taken, captured, waitlist_limit,
  limit_per_member, points_price, cash_minor, currency, opens_at, tier_delays,
  hold_minutes, created_at)
select gen.uid('drop' || d, n, s.starts_at), s.id, (select item_id from campaigns.item_fact
  order by item_id limit 1 offset d), 100000, 0, 0, 100, 1, 0, 100000, 'CNY', s.starts_at, '{60,30}', 10,
  s.starts_at
from (select *, row_number() over (order by starts_at) as n from campaigns.live_session) s
cross join generate_series(1, 3) as d;
insert into campaigns.claim (id, drop_id, member_id, nth, state, points_price, claimed_at, settled_at)
select gen.uid('claim', m.i, d.opens_at), d.id, m.id, 1, 'released', 0, d.opens_at, d.opens_at
from gen.member m join (select *, row_number() over (order by opens_at) as n from campaigns.live_drop) d
  on d.n = 1 + m.i % (select count(*) from campaigns.live_drop)
where m.i % 10 = 0;
insert into campaigns.member_tier (member_id, tier, programme, at, version)
select member_id, tier, programme, tier_since, 1 from loyalty.account where tier <> 'base';
`;
