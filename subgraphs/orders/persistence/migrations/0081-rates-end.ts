import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A table of rates ends, also without a next one; of those told before, nobody said when. */
export const orders0081: SqlMigration = {
  name: 'orders-0081',
  sql: `
alter table fx_fact add column valid_until timestamptz check (valid_until > effective_at);
update fx_fact set valid_until = effective_at + interval '100 days';
alter table fx_fact alter column valid_until set not null,
  drop constraint fx_fact_rate_check,
  add constraint fx_fact_rate_check check (rate ~ '^[0-9]{1,9}([.][0-9]{1,12})?$');
`,
};
