import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** For whom an item is: members only, certain channels or franchises. Null for everybody. */
export const orders0072: SqlMigration = {
  name: 'orders-0072',
  sql: 'alter table item_fact add column dedication jsonb;',
};
