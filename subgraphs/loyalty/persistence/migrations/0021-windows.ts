import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What orders told with a delivery waits with it for the member. */
export const loyalty0021: SqlMigration = {
  name: 'loyalty-0021',
  sql: 'alter table unclaimed_order add column window_ends_at timestamptz;',
};
