import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Orders own every window: the days while a delivery is unknown are theirs too; versions of before count with
 * the default. An order keeps the days of its return window as they were at payment; one of before counts
 * with those of its version.
 */
export const orders0020: SqlMigration = {
  name: 'orders-0020',
  sql: `
alter table order_policy
  add column unknown_delivery_days integer check (unknown_delivery_days between 0 and 365);
grant select (unknown_delivery_days) on order_policy to karat_orders_restricted;
alter table sales_order
  add column return_window_days integer check (return_window_days between 0 and 365);
`,
};
