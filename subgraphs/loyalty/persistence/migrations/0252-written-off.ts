import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What operators write off counts with what they adjust, and waits for the same second person. */
export const loyalty0252: SqlMigration = {
  name: 'loyalty-0252',
  sql: `
alter table points_adjustment add column kind text not null default 'adjustment'
  check (kind in ('adjustment', 'write_off'));
`,
};
