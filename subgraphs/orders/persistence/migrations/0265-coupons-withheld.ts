import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What a refund is less by, as a coupon's threshold is reached no more; below zero: given back with a later one. */
export const orders0265: SqlMigration = {
  name: 'orders-0265',
  sql: `
alter table sales_order add column coupon_withheld_minor bigint not null default 0
  check (coupon_withheld_minor >= 0);
alter table order_return add column coupon_withheld_minor bigint not null default 0;
`,
};
