import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Whose an upload is: files that nobody names fill the store, and nobody shall fill it alone. */
export const catalog0310: SqlMigration = {
  name: 'catalog-0310',
  sql: `
-- Uploads of before are gone or named within a day.
alter table upload add column owner text not null default 'house';
alter table upload alter column owner drop default;
create index upload_unnamed on upload (owner) include (bytes) where idle_since is not null and leaving_at is null;
`,
};
