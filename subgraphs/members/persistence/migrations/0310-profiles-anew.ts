import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Profiles say whether the phone is verified, and franchises listens: the job of every minute tells all once more. */
export const members0310: SqlMigration = {
  name: 'members-0310',
  sql: 'update member set told_version = 0 where survivor_id is null and told_version > 0;',
};
