import { PROOF_TABLE } from '../../../kernel/database/proof-table.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

const SEEN = (table: string) => `alter table ${table} enable row level security;
create policy visible on ${table} for select to karat_insights_restricted using (
  (select true from person_visibility v where v.person_id = ${table}.member_id));
grant select on ${table} to karat_insights_restricted;
`;

/** Members and their orders as they are told, and what is known of each member by them. */
export const insights0002: SqlMigration = {
  name: 'insights-0002',
  sql: `
create table known_member (
  member_id uuid primary key,
  region text,
  programme text,
  currency text check (currency ~ '^[A-Z]{3}$'),
  enrolled_at timestamptz,
  source text,
  channel_id uuid,
  outlet_id uuid,
  profiling boolean not null default true,
  profiling_version bigint not null default 0,
  check ((region is null) = (programme is null) and (region is null) = (currency is null))
);
${SEEN('known_member')}
create table fx_rate (
  home_region text not null,
  from_currency text not null,
  to_currency text not null,
  effective_at timestamptz not null,
  rate text not null check (rate ~ '^[0-9]{1,9}([.][0-9]{1,12})?$'),
  valid_until timestamptz not null,
  primary key (home_region, from_currency, to_currency, effective_at),
  check (valid_until > effective_at)
);

create table order_fact (
  order_id uuid primary key,
  member_id uuid,
  buyer_id uuid,
  channel_id uuid not null,
  outlet_id uuid not null,
  fulfilment text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  paid_at timestamptz not null,
  delivered_at timestamptz,
  base_minor bigint not null check (base_minor >= 0),
  net_minor bigint not null,
  wholly_returned_at timestamptz,
  margin_classes text[] not null,
  item_ids uuid[] not null,
  home_region text,
  paid_day date,
  home_rate text,
  home_minor bigint,
  check (net_minor >= 0 and net_minor <= base_minor),
  check ((member_id is null) = (buyer_id is null)),
  check ((member_id is null) = (home_region is null) and (member_id is null) = (paid_day is null)
    and (member_id is null) = (home_minor is null))
);
create index order_fact_net on order_fact (member_id, paid_day) include (home_minor)
  where wholly_returned_at is null and member_id is not null;
create index order_fact_member on order_fact (member_id) where member_id is not null;
${SEEN('order_fact')}
create table return_fact (
  return_id uuid primary key,
  order_id uuid not null references order_fact (order_id),
  back_minor bigint not null check (back_minor >= 0),
  whole boolean not null,
  returned_at timestamptz not null
);
create index return_fact_order on return_fact (order_id);

create table member_fact (
  member_id uuid primary key references known_member (member_id),
  region text not null,
  programme text not null,
  currency text not null,
  enrolled_at timestamptz,
  net_orders integer not null check (net_orders >= 0),
  returned_orders integer not null check (returned_orders >= 0),
  net_minor bigint not null check (net_minor >= 0),
  first_at timestamptz,
  last_at timestamptz,
  first_day date,
  last_day date,
  gap_days integer[] not null,
  margin_classes text[] not null,
  channel_ids uuid[] not null,
  outlet_ids uuid[] not null,
  check ((net_orders = 0) = (first_at is null) and (net_orders = 0) = (last_at is null)
    and (net_orders = 0) = (first_day is null) and (net_orders = 0) = (last_day is null))
);
create index member_fact_last on member_fact (programme, last_day);
${SEEN('member_fact')}
${PROOF_TABLE}`,
};
