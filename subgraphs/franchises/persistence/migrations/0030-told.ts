import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Counts what the others were told of a member's attribution, so that a late telling is known as late. */
export const franchises0030: SqlMigration = {
  name: 'franchises-0030',
  sql: 'alter table member_home add column told bigint not null default 0;',
};
