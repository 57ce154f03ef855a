import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Which version of a member's profile was told last. Members of before are untold: the job of every
 * minute tells them, and whatever changes a member without telling it.
 */
export const members0160: SqlMigration = {
  name: 'members-0160',
  sql: `
alter table member add column told_version integer not null default 0;
create index member_untold on member (id) where told_version < version and survivor_id is null;
`,
};
