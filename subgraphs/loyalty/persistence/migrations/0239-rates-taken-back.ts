import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A table of rates may be taken back: it converts what was paid until then, also where another one has its moment. */
export const loyalty0239: SqlMigration = {
  name: 'loyalty-0239',
  sql: `
alter table fx_rate add column withdrawn_at timestamptz,
  drop constraint fx_rate_pkey,
  add primary key (home_region, from_currency, to_currency, effective_at, table_id);
create index fx_rate_table on fx_rate (table_id);
`,
};
