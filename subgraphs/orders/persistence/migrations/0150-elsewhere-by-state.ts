import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Also for whoever writes orders past the triggers: what they keep, worked out anew. */
export const FILL_ORDER_ELSEWHERE = `
delete from orders.order_elsewhere;
insert into orders.order_elsewhere (tenant_id, paid_at, order_id, state, outlet_id)
select v.tenant_id, o.paid_at, o.id, o.state, o.outlet_id from orders.sales_order o
join orders.person_visibility v on v.person_id = o.member_id
where v.tenant_id is not null and v.tenant_id is distinct from o.selling_tenant_id;
`;

/**
 * A franchise's list by state begins from an index of that state on both of its roads, and that of an outlet
 * knows by its index alone what is not the franchise's. What was bought
 * elsewhere takes its order's state when that changes; the buyer's row is held as for a new order, so that
 * whoever moves the buyer meanwhile sees the state, or is seen.
 */
export const orders0150: SqlMigration = {
  name: 'orders-0150',
  sql: `
alter table order_elsewhere add column state text;
alter table order_elsewhere add column outlet_id uuid;
${FILL_ORDER_ELSEWHERE}
alter table order_elsewhere alter column state set not null;
alter table order_elsewhere alter column outlet_id set not null;
drop index order_elsewhere_newest;
create index order_elsewhere_newest on order_elsewhere (tenant_id, paid_at, order_id) include (outlet_id);
drop index sales_order_outlet;
create index sales_order_outlet on sales_order (outlet_id, paid_at, id) include (selling_tenant_id);
create index order_elsewhere_state on order_elsewhere (tenant_id, state, paid_at, order_id);

create or replace function note_order_elsewhere() returns trigger language plpgsql as $$
begin
  perform hold_buyers((select array_agg(distinct member_id) from changed));
  insert into order_elsewhere (tenant_id, paid_at, order_id, state, outlet_id)
  select v.tenant_id, n.paid_at, n.id, n.state, n.outlet_id from changed n
  join person_visibility v on v.person_id = n.member_id
  where v.tenant_id is not null and v.tenant_id is distinct from n.selling_tenant_id
  on conflict (order_id) do update set tenant_id = excluded.tenant_id, state = excluded.state;
  return null;
end $$;

create or replace function move_order_elsewhere() returns trigger language plpgsql as $$
declare moved uuid[]; restated uuid[];
begin
  -- not joined: a plan kept from a small update would compare each row of a large one with every other
  select array_agg(id) into moved from (
    select id, member_id, selling_tenant_id, paid_at from changed
    except select id, member_id, selling_tenant_id, paid_at from former) n;
  select array_agg(id) into restated from (
    select id, state from changed where member_id is not null
    except select id, state from former) n where not id = any(coalesce(moved, '{}'));
  if moved is null and restated is null then return null; end if;
  perform hold_buyers((select array_agg(distinct member_id) from changed
    where id = any(moved) or id = any(restated)));
  if restated is not null then
    update order_elsewhere e set state = o.state from sales_order o
    where e.order_id = any(restated) and o.id = e.order_id and e.state <> o.state;
  end if;
  if moved is null then return null; end if;
  delete from order_elsewhere where order_id = any(moved);
  insert into order_elsewhere (tenant_id, paid_at, order_id, state, outlet_id)
  select v.tenant_id, n.paid_at, n.id, n.state, n.outlet_id from changed n
  join person_visibility v on v.person_id = n.member_id
  where n.id = any(moved) and v.tenant_id is not null
    and v.tenant_id is distinct from n.selling_tenant_id;
  return null;
end $$;

create or replace function move_home_orders() returns trigger language plpgsql as $$
declare moved uuid[];
begin
  if tg_op = 'INSERT' then
    select array_agg(person_id) into moved from changed where tenant_id is not null;
  else
    select array_agg(person_id) into moved from (
      select person_id, tenant_id from changed except select person_id, tenant_id from former) n;
  end if;
  if moved is null then return null; end if;
  delete from order_elsewhere e using sales_order o
  where o.id = e.order_id and o.member_id = any(moved);
  insert into order_elsewhere (tenant_id, paid_at, order_id, state, outlet_id)
  select n.tenant_id, o.paid_at, o.id, o.state, o.outlet_id
  from changed n join sales_order o on o.member_id = n.person_id
  where n.person_id = any(moved) and n.tenant_id is not null
    and n.tenant_id is distinct from o.selling_tenant_id
  on conflict (order_id) do update set tenant_id = excluded.tenant_id, state = excluded.state;
  return null;
end $$;
`,
};
