import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** An export that a room does not answer waits for its next try, and holds up no other one. */
export const members0261: SqlMigration = {
  name: 'members-0261',
  sql: `
alter table member_export add tries integer not null default 0, add next_try_at timestamptz;
`,
};
