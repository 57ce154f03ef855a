import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Regions and margin classes are words: what points may pay of a class, the command decides by its trait. */
export const orders0130: SqlMigration = {
  name: 'orders-0130',
  sql: `
alter table order_line drop constraint order_line_margin_class_check, drop constraint order_line_check4;
alter table order_region_windows drop constraint order_region_windows_region_check;
`,
};
