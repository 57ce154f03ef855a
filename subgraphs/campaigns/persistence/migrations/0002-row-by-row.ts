import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Row by row, not by a hash of everybody the reader may see: docs/decisions/0003. */
export const campaigns0002: SqlMigration = {
  name: 'campaigns-0002',
  sql: `
alter policy visible on claim using (
  (select true from person_visibility v where v.person_id = claim.member_id));
`,
};
