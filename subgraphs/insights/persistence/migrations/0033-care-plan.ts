import type { SqlMigration } from '../../../kernel/database/migration.ts';

const RULES = ['consultant_for', 'investment_advice_for', 'style_change_for', 'value_retention_for', 'care_coupons_for',
  'cleaning_coupons_for'];

/** For which potential each care is: 3 high, 2 mid, 1 low, 0 for nobody. */
export const insights0033: SqlMigration = {
  name: 'insights-0033',
  sql: `
alter table insight_policy
${RULES.map((column) => `  add column ${column} integer check (${column} >= 0 and ${column} <= 3)`).join(',\n')};
grant select (${RULES.join(', ')}) on insight_policy to karat_insights_restricted;
`,
};
