import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * By which posting a grant was taken back: what is owed for it is owed by whoever was granted it, after a merge was
 * undone too. Those taken back before this have none.
 */
export const loyalty0272: SqlMigration = {
  name: 'loyalty-0272',
  sql: `
alter table points_grant add column withdrawn_in uuid;
create index points_grant_withdrawn on points_grant (withdrawn_in) where withdrawn_in is not null;
`,
};
