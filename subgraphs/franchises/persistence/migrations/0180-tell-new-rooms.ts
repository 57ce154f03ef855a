import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Rooms that are new have heard of no outlet: all are told once more. */
export const franchises0180: SqlMigration = {
  name: 'franchises-0180',
  sql: 'update outlet set told_form = 0;',
};
