import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Coupons that an order names; null for nearly all. */
export const orders0160: SqlMigration = {
  name: 'orders-0160',
  sql: `
alter table sales_order add column coupon_ids uuid[];
`,
};
