import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What predictions count with, fits of both models by version, and what the last one says of each member. */
export const insights0020: SqlMigration = {
  name: 'insights-0020',
  sql: `
alter table insight_policy
  add column own_purchases integer not null default 3 check (own_purchases >= 2 and own_purchases <= 100),
  add column window_from_bps integer not null default 8000 check (window_from_bps >= 1 and window_from_bps <= 10000),
  add column window_until_bps integer not null default 12000
    check (window_until_bps >= 10000 and window_until_bps <= 50000),
  add column usual_days integer not null default 135 check (usual_days >= 1 and usual_days <= 3650),
  add column wedding_days integer not null default 180 check (wedding_days >= 1 and wedding_days <= 3650),
  add column horizon_months integer not null default 24 check (horizon_months >= 1 and horizon_months <= 120),
  add column back_test_days integer not null default 182 check (back_test_days >= 28 and back_test_days <= 1095),
  add column churn_purchases integer not null default 3 check (churn_purchases >= 2 and churn_purchases <= 100),
  add column churn_alive_bps integer not null default 5000 check (churn_alive_bps >= 1 and churn_alive_bps <= 9999),
  add column churn_return_days integer not null default 180
    check (churn_return_days >= 0 and churn_return_days <= 3650);
alter table insight_policy
  alter column own_purchases drop default,
  alter column window_from_bps drop default,
  alter column window_until_bps drop default,
  alter column usual_days drop default,
  alter column wedding_days drop default,
  alter column horizon_months drop default,
  alter column back_test_days drop default,
  alter column churn_purchases drop default,
  alter column churn_alive_bps drop default,
  alter column churn_return_days drop default;
grant select (own_purchases, window_from_bps, window_until_bps, usual_days, wedding_days, horizon_months,
  back_test_days, churn_purchases, churn_alive_bps, churn_return_days)
  on insight_policy to karat_insights_restricted;

create table item_fact (
  item_id uuid primary key,
  demand_class text check (demand_class in ('wedding', 'investment', 'daily')),
  version bigint not null
);
grant select on item_fact to karat_insights_restricted;

create table prediction_run (
  version integer primary key check (version > 0),
  asked_by text not null,
  asked_at timestamptz not null,
  finished_at timestamptz
);
create unique index prediction_run_open on prediction_run ((finished_at is null)) where finished_at is null;

create table prediction_fit (
  id uuid primary key,
  version integer not null references prediction_run (version),
  programme text not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  seen_on date not null,
  policy_version integer not null,
  found jsonb not null,
  fitted_at timestamptz not null,
  unique (programme, version)
);
create index prediction_fit_list on prediction_fit (fitted_at, id);
grant select on prediction_fit to karat_insights_restricted;

create table member_prediction (
  member_id uuid primary key references member_fact (member_id) on delete cascade,
  programme text not null,
  version integer,
  scored_on date not null,
  scored_at timestamptz not null,
  seen_orders integer not null,
  seen_minor bigint not null,
  seen_last date not null,
  purchases integer not null check (purchases > 0),
  last_on date not null,
  window_until date not null,
  alive_bps integer check (alive_bps >= 0 and alive_bps <= 10000),
  orders_milli integer check (orders_milli >= 0),
  value_minor bigint check (value_minor >= 0),
  potential text check (potential in ('high', 'mid', 'low')),
  reasons text[] not null,
  check ((alive_bps is null) = (value_minor is null) and (alive_bps is null) = (orders_milli is null)
    and (alive_bps is null) = (potential is null))
);
create index member_prediction_warned on member_prediction (programme, seen_minor, member_id)
  where reasons <> '{}'::text[];
create index member_prediction_potential on member_prediction (potential, member_id) where potential is not null;
alter table member_prediction enable row level security;
create policy visible on member_prediction for select to karat_insights_restricted using (
  (select true from person_visibility v where v.person_id = member_prediction.member_id));
grant select on member_prediction to karat_insights_restricted;
`,
};
