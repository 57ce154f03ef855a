import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A table of rates ends, also without a next one; of those told before, nobody said when. */
export const loyalty0080: SqlMigration = {
  name: 'loyalty-0080',
  sql: `
alter table fx_rate add column valid_until timestamptz check (valid_until > effective_at);
update fx_rate set valid_until = effective_at + interval '100 days';
alter table fx_rate alter column valid_until set not null,
  drop constraint fx_rate_rate_check,
  add constraint fx_rate_rate_check check (rate ~ '^[0-9]{1,9}([.][0-9]{1,12})?$');
`,
};
