import { PROOF_TABLE } from '../../../kernel/database/proof-table.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

const DAY = `(o.paid_at at time zone 'Asia/Shanghai')::date, o.franchise_id, o.currency`;

/** For whoever writes facts past the triggers: every sum worked out anew. */
export const FILL_SALE_DAYS = `
delete from franchises.sale_delta;
delete from franchises.sale_day;
insert into franchises.sale_day (day, franchise_id, currency, sales, returned, orders)
select ${DAY}, sum(o.base_minor), sum(coalesce(r.base_minor, 0)), count(*)
from franchises.order_fact o left join (
  select order_id, sum(base_minor) as base_minor from franchises.order_return_fact group by 1) r
  on r.order_id = o.order_id
where o.franchise_id is not null group by 1, 2, 3;
`;

/**
 * Rebates by state, for each side of them; sales of each franchise by business day of head office, with
 * what of them came back. As in the orders subgraph writers only append what they changed, a job folds
 * it into the sums, and readers add up both.
 */
export const franchises0050: SqlMigration = {
  name: 'franchises-0050',
  sql: `
-- a case finds by no index and is guessed at by no statistics: the list's own condition decides the plan
alter policy visible on rebate using (
  case (select current_setting('karat.kind', true)) when 'tenant'
    then (select nullif(current_setting('karat.tenant', true), '')::uuid)
      in (home_franchise_id, payer_franchise_id)
    else false end);
alter policy visible on rebate_entry using (
  (select true from rebate r where r.id = rebate_entry.rebate_id));
create index rebate_home_held on rebate (home_franchise_id, held_until);
create index rebate_payer_held on rebate (payer_franchise_id, held_until)
  where payer_franchise_id is not null;
create index rebate_entry_reversed on rebate_entry (booked_at) where kind <> 'accrual';
create index rebate_state on rebate (state, paid_at, id);
create index rebate_home_state on rebate (home_franchise_id, state, paid_at, id);
create index rebate_payer_state on rebate (payer_franchise_id, state, paid_at, id)
  where payer_franchise_id is not null;
create index order_fact_buyers on order_fact (franchise_id, paid_at) include (currency, member_id)
  where franchise_id is not null;

create table sale_delta (
  id bigint generated always as identity primary key,
  day date not null,
  franchise_id uuid not null,
  currency text not null,
  sales bigint not null,
  returned bigint not null,
  orders bigint not null
);
create index sale_delta_franchise on sale_delta (franchise_id, day);
create table sale_day (
  day date not null,
  franchise_id uuid not null,
  currency text not null,
  sales bigint not null,
  returned bigint not null,
  orders bigint not null,
  primary key (day, franchise_id, currency)
);
create index sale_day_franchise on sale_day (franchise_id, day);
${['sale_delta', 'sale_day'].map((table) => `
alter table ${table} enable row level security;
create policy visible on ${table} for select to karat_franchises_restricted using (
  franchise_id = (select case current_setting('karat.kind', true) when 'tenant'
    then nullif(current_setting('karat.tenant', true), '')::uuid end));
grant select on ${table} to karat_franchises_restricted;`).join('')}

create function sum_order_facts() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into sale_delta (day, franchise_id, currency, sales, returned, orders)
    select ${DAY}, sum(o.base_minor), 0, count(*) from changed o
    where o.franchise_id is not null group by 1, 2, 3;
  else
    -- not joined: a plan kept from a small update would compare each row of a large one with every other
    insert into sale_delta (day, franchise_id, currency, sales, returned, orders)
    select ${DAY}, sum(s * o.base_minor), sum(s * coalesce((
        select sum(r.base_minor) from order_return_fact r where r.order_id = o.order_id), 0)), sum(s)
    from (select sum(s) as s, order_id, franchise_id, currency, paid_at, base_minor
      from (select 1 as s, n.* from changed n union all select -1, f.* from former f) t
      group by 2, 3, 4, 5, 6 having sum(s) <> 0) o
    where o.franchise_id is not null group by 1, 2, 3;
  end if;
  return null;
end $$;
create trigger summed_when_added after insert on order_fact
  referencing new table as changed for each statement execute function sum_order_facts();
create trigger summed_when_changed after update on order_fact
  referencing old table as former new table as changed
  for each statement execute function sum_order_facts();
create function sum_return_facts() returns trigger language plpgsql as $$
begin
  insert into sale_delta (day, franchise_id, currency, sales, returned, orders)
  select ${DAY}, 0, sum(r.base_minor), 0 from changed r join order_fact o on o.order_id = r.order_id
  where o.franchise_id is not null group by 1, 2, 3;
  return null;
end $$;
create trigger summed_when_added after insert on order_return_fact
  referencing new table as changed for each statement execute function sum_return_facts();

create function fold_sale_days(most integer) returns integer language plpgsql as $$
declare folded integer;
begin
  with taken as (
    delete from sale_delta where id = any(array(
      select id from sale_delta order by id limit most for update skip locked))
    returning *),
  summed as (
    insert into sale_day (day, franchise_id, currency, sales, returned, orders)
    select day, franchise_id, currency, sum(sales), sum(returned), sum(orders) from taken
    group by 1, 2, 3 order by 1, 2, 3
    on conflict (day, franchise_id, currency) do update set sales = sale_day.sales + excluded.sales,
      returned = sale_day.returned + excluded.returned, orders = sale_day.orders + excluded.orders)
  select count(*) into folded from taken;
  return folded;
end $$;
${FILL_SALE_DAYS}
${PROOF_TABLE}`,
};
