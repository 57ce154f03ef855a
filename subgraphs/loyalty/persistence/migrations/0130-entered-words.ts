import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Programmes, regions, tiers and margin classes are entered by operators: no list of them stands in the
 * database. What programmes are called and which regions belong to them is said by the words; the row stays as
 * what accounts and versions hold on to, with what is for ever.
 */
export const loyalty0130: SqlMigration = {
  name: 'loyalty-0130',
  sql: `
alter table programme drop constraint programme_code_check, drop column name, drop column regions;
alter table account drop constraint account_region_check, drop constraint account_tier_check,
  alter column tier drop default;
alter table order_earning drop constraint order_earning_margin_class_check;
alter table fx_rate drop constraint fx_rate_home_region_check;
`,
};
