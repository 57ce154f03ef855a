import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Terms of a contract by date: each edit is a version, and none is ever overwritten. */
export const franchises0071: SqlMigration = {
  name: 'franchises-0071',
  sql: `
alter table franchise_contract
  add column version integer not null default 1 check (version > 0),
  add column effective_on date,
  add column recorded_at timestamptz;
update franchise_contract c set effective_on = starts_on, recorded_at = f.registered_at
  from franchise f where f.id = c.franchise_id;
alter table franchise_contract
  alter column version drop default,
  alter column effective_on set not null,
  alter column recorded_at set not null,
  drop constraint franchise_contract_pkey,
  add primary key (franchise_id, version);
create trigger immutable before update or delete on franchise_contract
  for each row execute function refuse_change();
`,
};
