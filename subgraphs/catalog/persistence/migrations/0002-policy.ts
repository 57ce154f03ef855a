import type { SqlMigration } from '../../../kernel/database/migration.ts';

/**
 * The limits of jumps become versions; what was entered so far was decided by the first one. A price and
 * a table keep the version that decided, and it never changes like the rest of what was entered.
 */
export const catalog0002: SqlMigration = {
  name: 'catalog-0002',
  sql: `
create table catalog_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null unique,
  gold_jump_bps integer not null check (gold_jump_bps between 0 and 10000),
  fx_jump_bps integer not null check (fx_jump_bps between 0 and 10000),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into catalog_policy values
  (1, '2000-01-01T00:00:00Z', 500, 200, '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on catalog_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, gold_jump_bps, fx_jump_bps, published_at) on catalog_policy
  to karat_catalog_restricted;

alter table gold_price
  add column policy_version integer not null default 1 references catalog_policy (version);
alter table gold_price alter column policy_version drop default;
alter table fx_table
  add column policy_version integer not null default 1 references catalog_policy (version);
alter table fx_table alter column policy_version drop default;
create trigger decided_by_version before update of policy_version on gold_price
  for each row execute function refuse_change();
create trigger decided_by_version before update of policy_version on fx_table
  for each row execute function refuse_change();
`,
};
