import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * Whom a row speaks of is looked up row by row. `exists` may be planned as a hash of everybody the
 * reader may see, built anew for each request: a franchise of a hundred thousand members would pay for
 * all of them to read one. Lists narrow themselves to the visible first (Sql.restricted).
 */
export const franchises0003: SqlMigration = {
  name: 'franchises-0003',
  sql: `
alter policy visible on attribution using (
  (select current_setting('karat.kind', true)) in ('tenant', 'person')
  and (select true from person_visibility v where v.person_id = attribution.member_id));
`,
};
