import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** An account has an entry in each team: no team can take it from another by being first. */
export const members0231: SqlMigration = {
  name: 'members-0231',
  sql: `
drop index service_staff_operator;
create unique index service_staff_operator on service_staff (operator_id, franchise_id) nulls not distinct;
`,
};
