import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Nobody asks for lines that are marked as sold twice since `order_line_item` finds every line of an item. */
export const orders0320: SqlMigration = {
  name: 'orders-0320',
  sql: `
drop index order_line_sold_twice;
`,
};
