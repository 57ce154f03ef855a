import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A line that was sold against the terms of its item says so; null for nearly all. */
export const orders0280: SqlMigration = {
  name: 'orders-0280',
  sql: `
alter table order_line add column sold_against text[];
grant select (sold_against) on order_line to karat_orders_restricted;
`,
};
