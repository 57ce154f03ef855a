import { sqlChecker } from './checker.ts';

/** Each order of a member has earned points or says why not, line by line, with what came back. */
export const ordersHavePoints = sqlChecker('orders have points', `
  select 'order ' || o.external_no || ' has no points and no reason' as finding
  from orders.sales_order o left join loyalty.order_points p on p.order_id = o.id
  where o.member_id is not null and p.order_id is null
  union all
  select 'order ' || o.external_no || ' is another in loyalty'
  from orders.sales_order o join loyalty.order_points p on p.order_id = o.id
  where (o.member_id, o.paid_at, o.currency)
      is distinct from (p.member_id, p.paid_at, p.currency)
    or p.delivered_at is distinct from o.delivered_at and p.state <> 'refused'
  union all
  select 'line ' || l.line_no || ' of order ' || o.external_no || ' earned nothing for '
    || (l.base_minor - l.returned_base_minor)
  from orders.sales_order o join orders.order_line l on l.order_id = o.id
  join loyalty.order_points p on p.order_id = o.id and p.state <> 'refused'
  left join loyalty.order_earning e on e.line_id = l.id
  where (e.base, e.remaining_base)
    is distinct from (l.base_minor, l.base_minor - l.returned_base_minor)`);

/** Each order of a member is known to franchises, and each line has its rebate exactly when due. */
export const ordersHaveRebates = sqlChecker('orders have rebates', `
  select 'order ' || o.external_no || ' is unknown to franchises' as finding
  from orders.sales_order o left join franchises.order_fact f on f.order_id = o.id
  where f.order_id is null or o.member_id is distinct from f.member_id
    or o.delivered_at is distinct from f.delivered_at
  union all
  select 'line ' || l.line_no || ' of order ' || o.external_no || ' differs in franchises'
  from orders.sales_order o join orders.order_line l on l.order_id = o.id
  left join franchises.order_line_fact f on f.line_id = l.id
  where (f.base_minor, f.remaining_base_minor)
    is distinct from (l.base_minor, l.base_minor - l.returned_base_minor)
  union all
  select 'line ' || l.line_no || ' of order ' || o.external_no
    || case when r.id is null then ' lacks its rebate' else ' has a rebate that is not due' end
  from orders.sales_order o join orders.order_line l on l.order_id = o.id
  join franchises.order_fact f on f.order_id = o.id
  left join franchises.attribution a on a.member_id = f.buyer_id and a.starts_at <= f.paid_at
    and (a.ends_at is null or a.ends_at > f.paid_at)
  left join franchises.rebate r on r.line_id = l.id and r.superseded_at is null
  where l.margin_class <> 'X' and (r.id is not null) <> (a.franchise_id is not null
    and a.franchise_id is distinct from f.franchise_id
    and not exists (select 1 from franchises.staff_period s where s.member_id = f.buyer_id
      and s.starts_at <= f.paid_at and (s.ends_at is null or s.ends_at > f.paid_at)))
  union all
  select 'rebate of line ' || r.line_id || ' counts ' || r.remaining_base_minor || ' instead of '
    || (l.base_minor - l.returned_base_minor)
  from franchises.rebate r join orders.order_line l on l.id = r.line_id
  where r.superseded_at is null
    and r.remaining_base_minor <> l.base_minor - l.returned_base_minor`);

/** Nothing counts twice: what the ledger issued for an order is what its lines kept. */
export const consequencesOnce = sqlChecker('consequences once', `
  select 'order ' || order_id || ' was posted ' || count(*) || ' times as ' || kind as finding
  from loyalty.points_transaction
  where kind in ('accrual', 'accrual_refused', 'activation') and order_id is not null
  group by order_id, kind having count(*) > 1
  union all
  select 'return ' || return_id || ' was posted ' || count(*) || ' times'
  from loyalty.points_transaction where kind = 'return' and return_id is not null
  group by return_id having count(*) > 1
  union all
  select 'order ' || p.order_id || ' was issued ' || i.points || ' points and keeps ' || k.points
  from loyalty.order_points p
  join lateral (select -coalesce(sum(e.amount), 0) as points
    from loyalty.points_transaction t join loyalty.ledger_entry e
      on e.member_id = t.member_id and e.transaction_id = t.id and e.account = 'issued'
    where t.order_id = p.order_id and t.kind in ('accrual', 'tier_bonus', 'return')) i on true
  join lateral (select coalesce(sum(kept + bonus_kept), 0) as points
    from loyalty.order_earning n where n.order_id = p.order_id) k on true
  where p.state <> 'refused' and i.points <> k.points
  union all
  select 'line ' || line_id || ' has ' || count(*) || ' rebates' from franchises.rebate
  where superseded_at is null group by line_id having count(*) > 1
  union all
  select 'number ' || external_no || ' was sold ' || count(*) || ' times'
  from orders.sales_order group by channel_id, external_no having count(*) > 1
  union all
  select 'line ' || l.id || ' took back ' || sum(b.base_minor) || ', not ' || l.returned_base_minor
  from orders.order_line l join orders.return_line b on b.line_id = l.id
  group by l.id having sum(b.base_minor) <> l.returned_base_minor`);
