import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Real files have sales of more pieces and lines than a cash desk: the bounds are technical ones. */
export const orders0080: SqlMigration = {
  name: 'orders-0080',
  sql: `
alter table sales_order drop constraint sales_order_line_count_check,
  add constraint sales_order_line_count_check check (line_count between 1 and 1000);
alter table order_line drop constraint order_line_line_no_check,
  add constraint order_line_line_no_check check (line_no between 1 and 1000),
  drop constraint order_line_quantity_check,
  add constraint order_line_quantity_check check (quantity between 1 and 1000000);
`,
};
