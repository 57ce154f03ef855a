import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A line says of which bundle it was sold, and what that took off it; null for nearly all. */
export const orders0281: SqlMigration = {
  name: 'orders-0281',
  sql: `
alter table order_line add column bundle_id uuid,
  add column bundle_no int,
  add column bundle_discount_minor bigint,
  add column bundle_recheck boolean,
  add constraint order_line_bundle check (bundle_discount_minor is null
    or bundle_discount_minor >= 0 and bundle_discount_minor <= line_discount_minor);
grant select (bundle_id, bundle_no, bundle_discount_minor, bundle_recheck) on order_line to karat_orders_restricted;
`,
};
