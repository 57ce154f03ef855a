import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A cursor goes on by time and id in one direction. */
export const catalog0050: SqlMigration = {
  name: 'catalog-0050',
  sql: `
drop index product_created_at;
drop index product_updated_at;
drop index fx_table_by_date;
create index product_created_at on product (created_at desc, id desc);
create index product_updated_at on product (updated_at desc, id desc);
create index fx_table_by_date on fx_table (home_region, effective_at desc, id desc);
`,
};
