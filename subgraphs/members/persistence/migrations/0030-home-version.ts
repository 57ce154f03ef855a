import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Which telling of franchises the home is from; 0: enrolled so, or told before tellings were counted. */
export const members0030: SqlMigration = {
  name: 'members-0030',
  sql: 'alter table member add column home_version bigint not null default 0;',
};
