import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Who wrote the draft of a format last: another person publishes it. Null in drafts of before. */
export const engagement0022: SqlMigration = {
  name: 'engagement-0022',
  sql: `
alter table playful_format add column edited_by text;
`,
};
