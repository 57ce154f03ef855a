import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Profiles say whether the phone is verified, and franchises listens: the job of every minute tells all once more. The
 * column begins anew at its default, so that no row is written while everybody waits.
 */
export const members0310: SqlMigration = {
  name: 'members-0310',
  sql: `
alter table member drop column told_version, add column told_version integer not null default 0;
create index member_untold on member (id) where told_version < version and survivor_id is null;
`,
};
