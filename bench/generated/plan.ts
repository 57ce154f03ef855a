/** How large a generated house is, and whether every room has its rows or only members and insights. */
export interface HouseSize { readonly members: number; readonly orders: number; readonly rooms?: 'people' }

/** What is measured: a brand of one city, of a country, and one that the house must carry. */
export const HOUSE_SIZES: readonly HouseSize[] = [
  { members: 2_000, orders: 4_400 },
  { members: 50_000, orders: 110_000 },
  { members: 300_000, orders: 1_000_000 },
];

/** Those whose people are counted: a million, of whom the other rooms know nothing. */
export const PEOPLE_SIZES: readonly HouseSize[] = [
  { members: 2_000, orders: 6_000, rooms: 'people' },
  { members: 50_000, orders: 150_000, rooms: 'people' },
  { members: 1_000_000, orders: 3_000_000, rooms: 'people' },
];

/**
 * Who is a member and what is sold, in tables of a schema of their own that goes when all rooms have
 * taken their rows from it. Chance is a hash of the row's number, so that every machine makes the same
 * house; only its days end today. Members and sales lie in order of time, as they do in a house that
 * has grown, and every moment is whole milliseconds, as commands write them. The span is shorter than
 * the life of points: nothing of it is due for a job.
 */
export function planSql({ members, orders }: HouseSize): string {
  return `
create schema gen;
create function gen.chance(i bigint, what integer) returns float8 language sql immutable as
  'select (hashint8extended(i, what) & 2147483647)::float8 / 2147483648.0';
create function gen.uid(kind text, i bigint, at timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
    || substr(m, 1, 3) || '8' || substr(m, 4, 15))::uuid from md5(kind || i) as m $$;
-- the twelfth digit is doubled, and every other one before it
create function gen.luhn(body text) returns text language sql immutable as $$
  select ((10 - sum(case when i % 2 = 1 then d when d > 4 then 2 * d - 9 else 2 * d end) % 10) % 10)::text
  from generate_series(1, 12) as i cross join lateral (select substr(body, i, 1)::int as d) as t $$;

create table gen.place as
select row_number() over (order by o.code)::int as nth, o.id as outlet_id, o.franchise_id,
  o.channel_id, o.region, o.kind, c.code as channel_code
from franchises.outlet o join franchises.channel c on c.id = o.channel_id;
create table gen.channel as
select row_number() over (order by code)::int - 1 as nth, id, code from franchises.channel;
create table gen.piece as
select row_number() over (order by sku)::int - 1 as nth, item_id, sku, name from orders.item_fact;

create unlogged table gen.member as
select i, gen.uid('member', i, at) as id, at as enrolled_at, p.outlet_id, p.franchise_id, p.region,
  case p.region when 'HK' then 'HK' when 'SG' then 'SG' else 'CN' end as programme,
  case p.region when 'HK' then 'HKD' when 'SG' then 'SGD' else 'CNY' end as currency,
  case when gen.chance(i, 6) < 0.55 then 'female' else 'male' end as gender,
  case p.region when 'HK' then '2' when 'SG' then '4' else '1' end
    || lpad(((i * 61803398869 + 6) % 100000000000)::text, 11, '0') as card_body,
  substr('王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹',
    1 + floor(30 * power(gen.chance(i, 2), 1.4))::int, 1)
  || substr('芳娜敏静丽艳娟霞秀英华慧巧美雅芝玉萍红玲伟刚勇毅俊峰强军平保东文辉力明永健世广志',
    1 + floor(40 * gen.chance(i, 3))::int, 1)
  || case when gen.chance(i, 4) < 0.75 then substr(
    '芬燕彩春菊兰凤洁梅琳素云莲真雪荣爱妹香月涛昌成康星光天达安岩中茂进林有坚和彪博诚',
    1 + floor(40 * gen.chance(i, 5))::int, 1) else '' end as name,
  case when p.kind = 'franchise_store' and gen.chance(i, 8) < 0.3
    then array[p.channel_id]
    else array(select distinct u from unnest(array[p.channel_id,
      (select id from gen.channel where nth = floor(5 * gen.chance(i, 9))::int)]) as u order by u)
  end as channels
from generate_series(1::bigint, ${members}) as i
cross join lateral (select date_trunc('milliseconds', now()
  - interval '1050 days' * (1 - (i - gen.chance(i, 7)) / ${members}.0) - interval '1 hour') as at) as t
join gen.place p on p.nth = 1 + floor((select count(*) from gen.place) * power(gen.chance(i, 1), 1.5))::int;
create unique index on gen.member (i);

-- one sale in twenty has no member; people who came early bought more often
create unlogged table gen.sale as
select k, gen.uid('sale', k, at) as id, at as paid_at, m.id as member_id, m.i as member_no,
  m.franchise_id as home_id, p.outlet_id, p.franchise_id, p.channel_id, p.channel_code, p.region,
  case p.region when 'HK' then 'HKD' when 'SG' then 'SGD' else 'CNY' end as currency,
  case p.kind when 'web_shop' then 'web' when 'live_room' then 'live' else 'store' end as fulfilment,
  upper(substr(p.channel_code, 1, 2)) || '-' || lpad(((k * 7919) % 100000007)::text, 9, '0') as no,
  case when at < now() - interval '3 days' then date_trunc('milliseconds', at
    + interval '2 days' * gen.chance(k, 25)) end as delivered_at,
  gen.chance(k, 26) < 0.06 and at < now() - interval '6 days' as comes_back
from generate_series(1::bigint, ${orders}) as k
left join gen.member m on gen.chance(k, 20) >= 0.05
  and m.i = 1 + floor(${members} * power(gen.chance(k, 21), 1.25))::int
cross join lateral (select date_trunc('milliseconds', case when m.i is null
  then now() - interval '1050 days' * gen.chance(k, 22)
  else m.enrolled_at + (now() - interval '1 minute' - m.enrolled_at) * gen.chance(k, 22) end) as at) as t
left join gen.place home on home.outlet_id = m.outlet_id
join gen.place p on p.nth = case when home.nth is not null and gen.chance(k, 23) < 0.65 then home.nth
  else 1 + floor((select count(*) from gen.place) * power(gen.chance(k, 24), 1.5))::int end;

create unlogged table gen.line as
select s.k * 4 + n as j, n as line_no, gen.uid('line', s.k * 4 + n, s.paid_at) as id, s.id as order_id,
  s.k, i.item_id, i.sku, i.name, 1 as quantity, price as amount_minor,
  case when gen.chance(s.k * 4 + n, 33) < 0.2 then price / 20 else 0 end as discount_minor,
  price - case when gen.chance(s.k * 4 + n, 33) < 0.2 then price / 20 else 0 end as base_minor,
  case when r < 0.3 then 'A' when r < 0.55 then 'B' when r < 0.9 then 'C' when r < 0.98 then 'D'
    else 'X' end as margin_class,
  s.comes_back and n = 1 as comes_back
from gen.sale s
cross join lateral generate_series(1, 1 + (gen.chance(s.k, 30) < 0.4)::int
  + (gen.chance(s.k, 30) < 0.15)::int) as n
cross join lateral (select (50000 + floor(2000000 * power(gen.chance(s.k * 4 + n, 31), 3)))::bigint as price,
  gen.chance(s.k * 4 + n, 32) as r) as t
join gen.piece i on i.nth = floor((select count(*) from gen.piece) * gen.chance(s.k * 4 + n, 34))::int;
analyze gen.member; analyze gen.sale; analyze gen.line;
`;
}
