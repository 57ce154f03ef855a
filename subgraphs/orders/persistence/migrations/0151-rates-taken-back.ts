import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A table of rates may be taken back: it converts what was paid until then, also where another one has its moment. */
export const orders0151: SqlMigration = {
  name: 'orders-0151',
  sql: `
alter table fx_fact add column withdrawn_at timestamptz;
`,
};
