import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What tradeins holds of old gold and store credit for a quote, and what its order took. */
export const orders0330: SqlMigration = {
  name: 'orders-0330',
  sql: `
alter table quote add column credit_hold_id text;
alter table sales_order add column credit_hold_id uuid;
create unique index sales_order_credit_hold on sales_order (credit_hold_id) where credit_hold_id is not null;
`,
};
