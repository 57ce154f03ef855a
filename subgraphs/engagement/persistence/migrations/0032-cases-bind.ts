import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Cases that were opened before loyalty listened are told once more, so that they bind there too. Whatever an older
 * version of the house still opens meanwhile is among them.
 */
export const engagement0032: SqlMigration = {
  name: 'engagement-0032',
  sql: `
alter table abuse_case add column is_binding boolean not null default false;
`,
};
