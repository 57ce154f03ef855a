import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Return windows of a region, by version of the order policy; what is null is as everywhere. */
export const orders0120: SqlMigration = {
  name: 'orders-0120',
  sql: `
create table order_region_windows (
  version integer not null references order_policy (version),
  region text not null check (region in ('CN', 'HK', 'MO', 'SG')),
  store_window_days integer check (store_window_days between 0 and 365),
  web_window_days integer check (web_window_days between 0 and 365),
  live_window_days integer check (live_window_days between 0 and 365),
  custom_window_days integer check (custom_window_days between 0 and 365),
  trade_in_window_days integer check (trade_in_window_days between 0 and 365),
  primary key (version, region)
);
create trigger immutable before update or delete on order_region_windows
  for each statement execute function refuse_change();
grant select on order_region_windows to karat_orders_restricted;
`,
};
