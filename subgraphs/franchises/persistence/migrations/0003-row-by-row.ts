import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Row by row, not by a hash of everybody the reader may see: docs/decisions/0003. */
export const franchises0003: SqlMigration = {
  name: 'franchises-0003',
  sql: `
alter policy visible on attribution using (
  (select current_setting('karat.kind', true)) in ('tenant', 'person')
  and (select true from person_visibility v where v.person_id = attribution.member_id));
`,
};
