import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What came back for another piece, and an order of which nothing is left because all was exchanged. */
export const orders0230: SqlMigration = {
  name: 'orders-0230',
  sql: `
alter table sales_order drop constraint sales_order_state_check,
  add constraint sales_order_state_check check (state in ('paid', 'delivered', 'completed', 'partly_returned',
    'returned', 'exchanged', 'cancelled'));
alter table order_return add column exchanged_for uuid references sales_order (id);
create unique index order_return_exchanged on order_return (exchanged_for) where exchanged_for is not null;
`,
};
