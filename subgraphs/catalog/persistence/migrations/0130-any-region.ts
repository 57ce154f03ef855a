import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Regions, programmes and margin classes are words: which ones may be named, the commands know. */
export const catalog0130: SqlMigration = {
  name: 'catalog-0130',
  sql: `
alter table margin_class_period drop constraint margin_class_period_margin_class_check;
alter table gold_price drop constraint gold_price_region_check;
alter table fx_table drop constraint fx_table_home_region_check;
`,
};
