import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Counts what is told of a plan. */
export const plans0030: SqlMigration = {
  name: 'plans-0030',
  sql: `
alter table gold_plan add column version integer not null default 1 check (version > 0);
`,
};
