import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * The numbers that orders count with become versions; what was recorded so far was counted with the
 * first one. An order keeps its charity rate too, so that the sum can be checked beside it. Its version is
 * no foreign key: versions never go, and every sale would lock the same row of them.
 */
export const orders0002: SqlMigration = {
  name: 'orders-0002',
  sql: `
create table order_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null unique,
  charity_bps integer not null check (charity_bps between 0 and 10000),
  points_cash_bps integer not null check (points_cash_bps between 0 and 10000),
  link_days integer not null check (link_days between 0 and 3650),
  store_window_days integer not null check (store_window_days between 0 and 365),
  web_window_days integer not null check (web_window_days between 0 and 365),
  live_window_days integer not null check (live_window_days between 0 and 365),
  custom_window_days integer not null check (custom_window_days between 0 and 365),
  trade_in_window_days integer not null check (trade_in_window_days between 0 and 365),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into order_policy values (1, '2000-01-01T00:00:00Z', 50, 1000, 180, 7, 15, 15, 7, 7,
  '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on order_policy
  for each statement execute function refuse_change();
grant select (version, effective_from, charity_bps, points_cash_bps, link_days, store_window_days,
  web_window_days, live_window_days, custom_window_days, trade_in_window_days, published_at)
  on order_policy to karat_orders_restricted;

alter table sales_order
  add column policy_version integer not null default 1 check (policy_version > 0),
  add column charity_bps integer not null default 50,
  drop constraint sales_order_check3;
alter table sales_order
  alter column policy_version drop default,
  alter column charity_bps drop default,
  add constraint sales_order_charity check (charity_minor = base_minor * charity_bps / 10000);
`,
};
