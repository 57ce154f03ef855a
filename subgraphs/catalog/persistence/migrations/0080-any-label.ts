import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Numbers of other houses are longer than ours. */
export const catalog0080: SqlMigration = {
  name: 'catalog-0080',
  sql: `
alter table product drop constraint product_style_no_check,
  add constraint product_style_no_check check (char_length(style_no) between 1 and 100);
alter table item drop constraint item_sku_check,
  add constraint item_sku_check check (char_length(sku) between 1 and 100);
`,
};
