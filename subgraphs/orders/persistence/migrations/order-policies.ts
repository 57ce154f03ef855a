/**
 * A channel sees the orders it sold; a franchise those of its outlets (of the actor's own outlets when
 * it is bound to some) and those of the people it may see; a person its own. Lines and returns follow
 * their order. Costs are not granted: only head office's road reads them.
 */
export const orderPolicies = `
alter table sales_order enable row level security;
create policy visible on sales_order for select to karat_orders_restricted using (
  case (select current_setting('karat.kind', true))
    when 'channel' then
      channel_id = (select nullif(current_setting('karat.channel', true), '')::uuid)
    when 'tenant' then
      (selling_tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
        and ((select coalesce(current_setting('karat.sites', true), '')) = ''
          or outlet_id = any((select string_to_array(
            nullif(current_setting('karat.sites', true), ''), ','))::uuid[])))
      or exists (select 1 from person_visibility v where v.person_id = member_id)
    when 'person' then
      member_id = (select nullif(current_setting('karat.person', true), '')::uuid)
      or exists (select 1 from person_visibility v where v.person_id = member_id)
    else false
  end
);
alter table order_line enable row level security;
create policy visible on order_line for select to karat_orders_restricted using (
  exists (select 1 from sales_order o where o.id = order_line.order_id));
alter table order_return enable row level security;
create policy visible on order_return for select to karat_orders_restricted using (
  exists (select 1 from sales_order o where o.id = order_return.order_id));
alter table return_line enable row level security;
create policy visible on return_line for select to karat_orders_restricted using (
  exists (select 1 from order_return r where r.id = return_line.return_id));
grant select on sales_order, order_return, return_line to karat_orders_restricted;
grant select (id, order_id, line_no, item_id, sku, item_name, quantity, unit_price_minor,
  amount_minor, line_discount_minor, order_discount_minor, points_cash_minor, points_spent,
  trade_in_minor, base_minor, margin_class, returned_quantity, returned_base_minor)
  on order_line to karat_orders_restricted;
`;
