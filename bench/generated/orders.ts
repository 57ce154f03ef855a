/** Sales with their lines and what came back of them. */
export const ORDERS_SQL = `
insert into orders.sales_order (id, channel_id, external_no, body_hash, outlet_id, selling_tenant_id,
  member_id, region, buyer_external_id, state, fulfilment, currency, paid_at, delivered_at, recorded_at,
  linked_at, line_count, goods_minor, line_discount_minor, order_discount_minor, points_cash_minor,
  trade_in_minor, shipping_minor, fees_minor, base_minor, returned_base_minor, charity_minor,
  charity_reversed_minor, return_count, policy_version, charity_bps)
select s.id, s.channel_id, s.no, sha256(s.no::bytea), s.outlet_id, s.franchise_id, s.member_id,
  case when s.member_id is not null then s.region end, 'buyer-' || coalesce(s.member_no, -s.k),
  case when s.delivered_at is null then 'paid'
    when s.comes_back and l.lines = 1 then 'returned' when s.comes_back then 'partly_returned'
    when s.delivered_at < now() - interval '15 days' then 'completed' else 'delivered' end,
  s.fulfilment, s.currency, s.paid_at, s.delivered_at, s.paid_at + interval '1 second',
  case when s.member_id is not null then s.paid_at + interval '1 second' end,
  l.lines, l.goods, l.discount, 0, 0, 0, 0, 0, l.base, l.returned, l.base * 50 / 10000,
  l.returned * 50 / 10000, (l.returned > 0)::int, 1, 50
from gen.sale s join (
  select k, count(*)::int as lines, sum(amount_minor)::bigint as goods,
    sum(discount_minor)::bigint as discount, sum(base_minor)::bigint as base,
    coalesce(sum(base_minor) filter (where comes_back), 0)::bigint as returned
  from gen.line group by k) l using (k)
order by s.paid_at;
insert into orders.order_line (id, order_id, line_no, item_id, sku, item_name, quantity,
  unit_price_minor, amount_minor, line_discount_minor, order_discount_minor, points_cash_minor,
  points_spent, trade_in_minor, base_minor, margin_class, cost_minor, returned_quantity,
  returned_base_minor)
select id, order_id, line_no, item_id, sku, name, quantity, amount_minor, amount_minor, discount_minor,
  0, 0, 0, 0, base_minor, margin_class, amount_minor * 6 / 10, comes_back::int,
  case when comes_back then base_minor else 0 end
from gen.line;
insert into orders.order_return (id, order_id, external_no, body_hash, returned_at, recorded_at, reason,
  whole, base_minor, charity_reversed_minor)
select gen.uid('return', s.k, s.delivered_at), s.id, 'R-1', sha256(s.no::bytea),
  s.delivered_at + interval '2 days', s.delivered_at + interval '2 days', 'size',
  not exists (select 1 from gen.line o where o.k = s.k and o.line_no > 1), l.base_minor,
  l.base_minor * 50 / 10000
from gen.sale s join gen.line l on l.k = s.k and l.comes_back;
insert into orders.return_line (return_id, line_id, quantity, base_minor, remaining_base_minor)
select gen.uid('return', s.k, s.delivered_at), l.id, 1, l.base_minor, 0
from gen.sale s join gen.line l on l.k = s.k and l.comes_back;
`;
