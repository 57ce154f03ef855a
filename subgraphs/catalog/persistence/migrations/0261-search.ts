import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Products are found by their sound, those entered before once a job has spelled them, and chosen by facets. */
export const catalog0261: SqlMigration = {
  name: 'catalog-0261',
  sql: `
alter table product add column search_form int not null default 1;
create index product_search_form on product (id) where search_form < 2;
create index product_series on product (series, style_no);
create index product_theme on product (theme, style_no) where theme is not null;
create index product_limited on product (style_no) where limited_to is not null;
create index product_member_only on product (style_no) where member_only;
create index product_fineness on product (metal, purity, style_no);
`,
};
