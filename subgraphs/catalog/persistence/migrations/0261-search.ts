import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Products are found by their sound, those that were entered before once a job has spelled them; series are chosen. */
export const catalog0261: SqlMigration = {
  name: 'catalog-0261',
  sql: `
alter table product add column search_form int not null default 1;
create index product_search_form on product (id) where search_form < 2;
create index product_series on product (series, style_no);
`,
};
