import type { SqlMigration } from '../../../kernel/database/migration.ts';

const VALUES = ['orders', 'lines', 'goods', 'discounts', 'points_cash', 'trade_in', 'base', 'returned'];
const DIMENSIONS = 'channel_id, outlet_id, tenant_id, margin_class, currency';
const NOBODY = `'00000000-0000-0000-0000-000000000000'`;

/** Of an order or of its lines: the day, who sold, and what is summed. `s` counts it in or out. */
const OF_ORDER = (rows: string) => `
  select (o.paid_at at time zone 'Asia/Shanghai')::date, o.channel_id, o.outlet_id,
    coalesce(o.selling_tenant_id, ${NOBODY}), '', o.currency, sum(s), sum(s * o.line_count),
    sum(s * o.goods_minor), sum(s * (o.line_discount_minor + o.order_discount_minor)),
    sum(s * o.points_cash_minor), sum(s * o.trade_in_minor), sum(s * o.base_minor),
    sum(s * o.returned_base_minor)
  from ${rows} group by 1, 2, 3, 4, 5, 6`;
const OF_LINES = (rows: string, orders: string) => `
  select (o.paid_at at time zone 'Asia/Shanghai')::date, o.channel_id, o.outlet_id,
    coalesce(o.selling_tenant_id, ${NOBODY}), l.margin_class, o.currency, ${orders}, sum(s),
    sum(s * l.amount_minor), sum(s * (l.line_discount_minor + l.order_discount_minor)),
    sum(s * l.points_cash_minor), sum(s * l.trade_in_minor), sum(s * l.base_minor),
    sum(s * l.returned_base_minor)
  from ${rows} join sales_order o on o.id = l.order_id group by 1, 2, 3, 4, 5, 6`;
const NOTE = `insert into sales_delta (day, ${DIMENSIONS}, ${VALUES.join(', ')})`;
/**
 * What an update changed is the rows after it less those before it. The two are never joined: a plan that
 * is kept from a small update would compare each row of a large one with every other.
 */
const BEFORE_AND_AFTER = (rows: string) =>
  `(select 1 as s, n.* from changed n union all select -1, f.* from former f) ${rows}`;
const AS_DELTA = `as d (day, ${DIMENSIONS}, ${VALUES.join(', ')})`;
const IS_CHANGE = VALUES.map((value) => `d.${value} <> 0`).join(' or ');

/** Each delta goes into eight sums: by day and by month, in all, by channel, by outlet, by both. */
const SUMS_OF = (deltas: string) => `
  select cut, grain, at, case when cut in (1, 3) then channel_id else ${NOBODY} end,
    case when cut in (2, 3) then outlet_id else ${NOBODY} end,
    case when cut in (2, 3) then tenant_id else ${NOBODY} end, margin_class, currency,
    ${VALUES.map((value) => `sum(${value})`).join(', ')}
  from ${deltas} cross join generate_series(0, 3) as cut
  cross join lateral (values ('day', day), ('month', date_trunc('month', day)::date)) as t (grain, at)
  group by 1, 2, 3, 4, 5, 6, 7, 8`;

/** For whoever writes orders past the triggers: every sum worked out anew. */
export const FILL_SALES_SUMS = `
delete from orders.sales_delta;
delete from orders.sales_sum;
insert into orders.sales_sum
with deltas (day, ${DIMENSIONS}, ${VALUES.join(', ')}) as (
  ${OF_ORDER('(select 1 as s, t.* from orders.sales_order t) o')}
  union all
  ${OF_LINES('(select 1 as s, t.* from orders.order_line t) l', 'count(distinct o.id)')
    .replace('join sales_order', 'join orders.sales_order')})
${SUMS_OF('deltas')};
`;

/**
 * What was sold, by business day of head office, outlet, channel, class and currency, with what of it
 * came back; a row of no class is the order's own. Writers only append what they changed, so that no two
 * sales wait for the same sum; a job folds that into the sums. A reader adds up both and is exact at any
 * moment. Channel, outlet and time of payment of an order never change.
 */
export const orders0051: SqlMigration = {
  name: 'orders-0051',
  sql: `
create table sales_delta (
  id bigint generated always as identity primary key,
  day date not null,
  channel_id uuid not null,
  outlet_id uuid not null,
  tenant_id uuid not null,
  margin_class text not null,
  currency text not null,
  ${VALUES.map((value) => `${value} bigint not null`).join(', ')}
);
create index sales_delta_channel on sales_delta (channel_id, day);
create index sales_delta_tenant on sales_delta (tenant_id, day);
create table sales_sum (
  -- 0 all, 1 by channel, 2 by outlet, 3 by both
  cut smallint not null check (cut between 0 and 3),
  grain text not null check (grain in ('day', 'month')),
  at date not null,
  channel_id uuid not null,
  outlet_id uuid not null,
  tenant_id uuid not null,
  margin_class text not null,
  currency text not null,
  ${VALUES.map((value) => `${value} bigint not null`).join(', ')},
  primary key (cut, grain, at, channel_id, outlet_id, tenant_id, margin_class, currency)
);
create index sales_sum_channel on sales_sum (channel_id, cut, grain, at) where cut in (1, 3);
create index sales_sum_tenant on sales_sum (tenant_id, cut, grain, at) where cut in (2, 3);
create index sales_sum_outlet on sales_sum (outlet_id, cut, grain, at) where cut in (2, 3);
${['sales_delta', 'sales_sum'].map((table) => `
alter table ${table} enable row level security;
create policy visible on ${table} for select to karat_orders_restricted using (
  channel_id = (select case current_setting('karat.kind', true) when 'channel'
    then nullif(current_setting('karat.channel', true), '')::uuid end)
  or (tenant_id = (select case current_setting('karat.kind', true) when 'tenant'
      then nullif(current_setting('karat.tenant', true), '')::uuid end)
    and ((select coalesce(current_setting('karat.sites', true), '')) = ''
      or outlet_id = any((select string_to_array(
        nullif(current_setting('karat.sites', true), ''), ','))::uuid[]))));
grant select on ${table} to karat_orders_restricted;`).join('')}

create function sum_orders() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    ${NOTE} ${OF_ORDER('(select 1 as s, t.* from changed t) o')};
  else
    ${NOTE} select * from (${OF_ORDER(BEFORE_AND_AFTER('o'))}) ${AS_DELTA} where ${IS_CHANGE};
  end if;
  return null;
end $$;
create trigger summed_when_added after insert on sales_order
  referencing new table as changed for each statement execute function sum_orders();
create trigger summed_when_changed after update on sales_order
  referencing old table as former new table as changed
  for each statement execute function sum_orders();

create function sum_lines() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    ${NOTE} ${OF_LINES('(select 1 as s, t.* from changed t) l', 'count(distinct o.id)')};
  else
    ${NOTE} select * from (${OF_LINES(BEFORE_AND_AFTER('l'), '0')}) ${AS_DELTA} where ${IS_CHANGE};
  end if;
  return null;
end $$;
create trigger summed_when_added after insert on order_line
  referencing new table as changed for each statement execute function sum_lines();
create trigger summed_when_changed after update on order_line
  referencing old table as former new table as changed
  for each statement execute function sum_lines();

create function fold_sales(most integer) returns integer language plpgsql as $$
declare folded integer;
begin
  with taken as (
    delete from sales_delta where id = any(array(
      select id from sales_delta order by id limit most for update skip locked))
    returning *),
  summed as (
    insert into sales_sum ${SUMS_OF('taken')} order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (cut, grain, at, channel_id, outlet_id, tenant_id, margin_class, currency) do update set
      ${VALUES.map((value) => `${value} = sales_sum.${value} + excluded.${value}`).join(', ')})
  select count(*) into folded from taken;
  return folded;
end $$;
${FILL_SALES_SUMS}`,
};
