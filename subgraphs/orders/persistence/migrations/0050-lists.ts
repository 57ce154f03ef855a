import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Also for whoever writes orders past the triggers: what they keep, worked out anew. */
export const FILL_ORDER_ELSEWHERE = `
delete from orders.order_elsewhere;
insert into orders.order_elsewhere (tenant_id, paid_at, order_id)
select v.tenant_id, o.paid_at, o.id from orders.sales_order o
join orders.person_visibility v on v.person_id = o.member_id
where v.tenant_id is not null and v.tenant_id is distinct from o.selling_tenant_id;
`;

/**
 * An index for each kind of reader and each sort of the list. What a franchise's home members bought
 * elsewhere is kept by franchise: their home is not the order's to know, and it moves. An order that is
 * recorded while its buyer moves holds the buyer's row, in the order of ids in which moves take them, so
 * that one of the two sees the other. Lists by state begin from an index of their state, one state each.
 */
export const orders0050: SqlMigration = {
  name: 'orders-0050',
  sql: `
drop index sales_order_external_no;
create index sales_order_external_no on sales_order (external_no collate "C", id);
create index sales_order_recorded on sales_order (recorded_at desc, id desc);
create index sales_order_base on sales_order (base_minor desc, id desc);
create index sales_order_state on sales_order (state, paid_at desc, id desc);
create index sales_order_channel_state on sales_order (channel_id, state, paid_at desc, id desc);
create index sales_order_tenant_state on sales_order (selling_tenant_id, state, paid_at desc, id desc)
  where selling_tenant_id is not null;
create index sales_order_waiting on sales_order (paid_at desc, id desc) where member_id is null;

create table order_elsewhere (
  tenant_id uuid not null,
  paid_at timestamptz not null,
  order_id uuid primary key
);
create index order_elsewhere_newest on order_elsewhere (tenant_id, paid_at desc, order_id desc);
alter table order_elsewhere enable row level security;
create policy visible on order_elsewhere for select to karat_orders_restricted using (
  tenant_id = (select case current_setting('karat.kind', true) when 'tenant'
    then nullif(current_setting('karat.tenant', true), '')::uuid end));
grant select on order_elsewhere to karat_orders_restricted;

-- a statement of its own, so that the next one sees what was waited for
create function hold_buyers(buyers uuid[]) returns void language plpgsql as $$
begin
  perform 1 from person_visibility where person_id = any(buyers) order by person_id for share;
end $$;
create function note_order_elsewhere() returns trigger language plpgsql as $$
begin
  perform hold_buyers((select array_agg(distinct member_id) from changed));
  insert into order_elsewhere (tenant_id, paid_at, order_id)
  select v.tenant_id, n.paid_at, n.id from changed n
  join person_visibility v on v.person_id = n.member_id
  where v.tenant_id is not null and v.tenant_id is distinct from n.selling_tenant_id
  on conflict (order_id) do update set tenant_id = excluded.tenant_id;
  return null;
end $$;
create trigger elsewhere_recorded after insert on sales_order
  referencing new table as changed for each statement execute function note_order_elsewhere();

create function move_order_elsewhere() returns trigger language plpgsql as $$
declare moved uuid[];
begin
  -- not joined: a plan kept from a small update would compare each row of a large one with every other
  select array_agg(id) into moved from (
    select id, member_id, selling_tenant_id, paid_at from changed
    except select id, member_id, selling_tenant_id, paid_at from former) n;
  if moved is null then return null; end if;
  perform hold_buyers((select array_agg(distinct member_id) from changed where id = any(moved)));
  delete from order_elsewhere where order_id = any(moved);
  insert into order_elsewhere (tenant_id, paid_at, order_id)
  select v.tenant_id, n.paid_at, n.id from changed n
  join person_visibility v on v.person_id = n.member_id
  where n.id = any(moved) and v.tenant_id is not null
    and v.tenant_id is distinct from n.selling_tenant_id;
  return null;
end $$;
create trigger elsewhere_moved after update on sales_order
  referencing old table as former new table as changed
  for each statement execute function move_order_elsewhere();

create function move_home_orders() returns trigger language plpgsql as $$
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
  insert into order_elsewhere (tenant_id, paid_at, order_id)
  select n.tenant_id, o.paid_at, o.id from changed n join sales_order o on o.member_id = n.person_id
  where n.person_id = any(moved) and n.tenant_id is not null
    and n.tenant_id is distinct from o.selling_tenant_id
  on conflict (order_id) do update set tenant_id = excluded.tenant_id;
  return null;
end $$;
create trigger home_known after insert on person_visibility
  referencing new table as changed for each statement execute function move_home_orders();
create trigger home_moved after update on person_visibility
  referencing old table as former new table as changed
  for each statement execute function move_home_orders();
${FILL_ORDER_ELSEWHERE}`,
};
