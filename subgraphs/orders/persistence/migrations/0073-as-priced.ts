import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A line as it was priced: weight of a piece, board price of a gram, labour of the line. */
export const orders0073: SqlMigration = {
  name: 'orders-0073',
  sql: `
alter table order_line
  add column gold_weight_mg bigint check (gold_weight_mg > 0),
  add column board_price_minor bigint check (board_price_minor >= 0);
grant select (gold_weight_mg, board_price_minor, labour_minor) on order_line to karat_orders_restricted;
`,
};
