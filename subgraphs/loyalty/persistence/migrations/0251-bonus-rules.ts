import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What rules of campaigns gave on an order: of a few rules on some days, so it stands with the order. */
export const loyalty0251: SqlMigration = {
  name: 'loyalty-0251',
  sql: 'alter table order_points add column bonuses jsonb;',
};
