import type { SqlMigration } from '../../../kernel/database/migration.ts';

const VALUES = ['lines', 'pieces', 'net', 'known_lines', 'known_pieces', 'known_net', 'cost'];
const DIMENSIONS = 'channel_id, outlet_id, product_id, margin_class, currency';
const NOBODY = `'00000000-0000-0000-0000-000000000000'`;
const NOTE = `insert into margin_delta (day, ${DIMENSIONS}, ${VALUES.join(', ')})`;
const IS_CHANGE = VALUES.map((value) => `d.${value} <> 0`).join(' or ');

/** What it was sold for before old gold paid for it, less what came back (`keptMinor` in domain/margins). */
const KEPT = `(l.base_minor + l.trade_in_minor - l.returned_base_minor
    - l.trade_in_minor * l.returned_quantity / l.quantity)`;

/**
 * What of a line the customer kept, and what of it cost how much; `s` counts it in or out. A line of which every piece
 * came back is none. Its cost is that of its pieces times their number, so the part of those that stayed is exact.
 */
export const MARGIN_OF_LINE = (s: string): readonly string[] => [
  `sum(${s} * (l.returned_quantity < l.quantity)::int)`,
  `sum(${s} * (l.quantity - l.returned_quantity))`,
  `sum(${s} * ${KEPT})`,
  `sum(${s} * (l.returned_quantity < l.quantity)::int) filter (where l.cost_minor is not null)`,
  `sum(${s} * (l.quantity - l.returned_quantity)) filter (where l.cost_minor is not null)`,
  `sum(${s} * ${KEPT}) filter (where l.cost_minor is not null)`,
  `sum(${s} * (l.cost_minor - l.cost_minor * l.returned_quantity / l.quantity))`,
].map((sum) => `coalesce(${sum}, 0)`);

const OF_LINES = (rows: string, schema = '') => `
  select (o.paid_at at time zone 'Asia/Shanghai')::date, o.channel_id, o.outlet_id,
    coalesce(f.product_id, ${NOBODY}), l.margin_class, o.currency, ${MARGIN_OF_LINE('s').join(', ')}
  from ${rows} join ${schema}sales_order o on o.id = l.order_id
  left join ${schema}item_fact f on f.item_id = l.item_id
  group by 1, 2, 3, 4, 5, 6`;

/** By day and by month: 1 by where it was sold, 2 by what it was. Where it is asked by both, lines are read. */
const SUMS_OF = (deltas: string) => `
  select cut, grain, at, case cut when 1 then channel_id else ${NOBODY} end,
    case cut when 1 then outlet_id else ${NOBODY} end, case cut when 2 then product_id else ${NOBODY} end,
    margin_class, currency, ${VALUES.map((value) => `sum(${value})`).join(', ')}
  from ${deltas} cross join unnest(array[1, 2]) as cut
  cross join lateral (values ('day', day), ('month', date_trunc('month', day)::date)) as t (grain, at)
  group by 1, 2, 3, 4, 5, 6, 7, 8`;

/** For whoever writes orders past the triggers: every sum worked out anew. */
export const FILL_MARGIN_SUMS = `
delete from orders.margin_delta;
delete from orders.margin_sum;
insert into orders.margin_sum
with deltas (day, ${DIMENSIONS}, ${VALUES.join(', ')}) as (
  ${OF_LINES('(select 1 as s, t.* from orders.order_line t) l', 'orders.')})
${SUMS_OF('deltas')};
`;

/**
 * What sales left over their cost, kept as sums of sales are (0051): writers only append what they changed, a job
 * folds it. No restricted role has a grant on either table: costs are head office's. What a style is called and which
 * kind and series it is of today is kept with its items.
 */
export const orders0290: SqlMigration = {
  name: 'orders-0290',
  sql: `
alter table item_fact add column category text, add column series text;
create index item_fact_product on item_fact (product_id);

create table margin_delta (
  id bigint generated always as identity primary key,
  day date not null,
  channel_id uuid not null,
  outlet_id uuid not null,
  product_id uuid not null,
  margin_class text not null,
  currency text not null,
  ${VALUES.map((value) => `${value} bigint not null`).join(', ')}
);
alter table margin_delta enable row level security;
create table margin_sum (
  -- 1 by channel and outlet, 2 by product
  cut smallint not null check (cut in (1, 2)),
  grain text not null check (grain in ('day', 'month')),
  at date not null,
  channel_id uuid not null,
  outlet_id uuid not null,
  product_id uuid not null,
  margin_class text not null,
  currency text not null,
  ${VALUES.map((value) => `${value} bigint not null`).join(', ')},
  primary key (cut, grain, at, channel_id, outlet_id, product_id, margin_class, currency)
) with (fillfactor = 80);
create index margin_sum_product on margin_sum (product_id, grain, at) where cut = 2;
alter table margin_sum enable row level security;

create function sum_margins() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    ${NOTE} ${OF_LINES('(select 1 as s, t.* from changed t) l')};
  else
    ${NOTE} select * from (${OF_LINES(`(select 1 as s, n.* from changed n
      union all select -1, f.* from former f) l`)}) as d (day, ${DIMENSIONS}, ${VALUES.join(', ')})
    where ${IS_CHANGE};
  end if;
  return null;
end $$;
create trigger margins_when_added after insert on order_line
  referencing new table as changed for each statement execute function sum_margins();
create trigger margins_when_changed after update on order_line
  referencing old table as former new table as changed
  for each statement execute function sum_margins();

create function fold_margins(most integer) returns integer language plpgsql as $$
declare folded integer;
begin
  with taken as (
    delete from margin_delta where id = any(array(
      select id from margin_delta order by id limit most for update skip locked))
    returning *),
  summed as (
    insert into margin_sum ${SUMS_OF('taken')} order by 1, 2, 3, 4, 5, 6, 7, 8
    on conflict (cut, grain, at, channel_id, outlet_id, product_id, margin_class, currency) do update set
      ${VALUES.map((value) => `${value} = margin_sum.${value} + excluded.${value}`).join(', ')})
  select count(*) into folded from taken;
  return folded;
end $$;
${FILL_MARGIN_SUMS}`,
};
