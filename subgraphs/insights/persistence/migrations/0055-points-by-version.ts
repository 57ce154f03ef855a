import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The later sums win by their number, so that no key is kept of the events that tell them. */
export const insights0055: SqlMigration = {
  name: 'insights-0055',
  sql: `
alter table member_points add column version bigint not null default 0;
`,
};
