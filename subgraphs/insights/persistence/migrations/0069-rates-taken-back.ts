import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * A table of rates may be taken back: it converts what was paid until then, also where another one has its moment.
 * Which table a rate is of was not kept before: those have zeros, and are known by their moment.
 */
export const insights0069: SqlMigration = {
  name: 'insights-0069',
  sql: `
alter table fx_rate add column withdrawn_at timestamptz,
  add column table_id uuid not null default '00000000-0000-0000-0000-000000000000',
  drop constraint fx_rate_pkey;
alter table fx_rate alter column table_id drop default,
  add primary key (home_region, from_currency, to_currency, effective_at, table_id);
`,
};
