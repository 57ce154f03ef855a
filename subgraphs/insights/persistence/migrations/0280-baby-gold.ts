import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Baby gold 宝宝金饰 is bought for a reason of its own. */
export const insights0280: SqlMigration = {
  name: 'insights-0280',
  sql: `
alter table item_fact drop constraint item_fact_demand_class_check,
  add constraint item_fact_demand_class_check check (demand_class in ('wedding', 'investment', 'daily', 'baby'));
`,
};
