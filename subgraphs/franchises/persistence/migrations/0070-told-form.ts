import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** News of an outlet now says when it closed, and other rooms keep whose it is: all are told again. */
export const franchises0070: SqlMigration = {
  name: 'franchises-0070',
  sql: `
alter table outlet add column told_form integer not null default 1;
update outlet set told_form = 0;
`,
};
