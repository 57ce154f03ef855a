import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Hold time, staggered opening and wrong tries become versions; drops keep what they were added with. */
export const campaigns0003: SqlMigration = {
  name: 'campaigns-0003',
  sql: `
create table campaign_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null unique,
  hold_minutes integer not null check (hold_minutes between 1 and 60),
  silver_delay_seconds integer not null check (silver_delay_seconds between 0 and 86400),
  base_delay_seconds integer not null
    check (base_delay_seconds between silver_delay_seconds and 86400),
  wrong_tries integer not null check (wrong_tries between 1 and 50),
  wrong_try_minutes integer not null check (wrong_try_minutes between 1 and 1440),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into campaign_policy values
  (1, '2000-01-01T00:00:00Z', 10, 30, 60, 5, 10, '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on campaign_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, hold_minutes, silver_delay_seconds, base_delay_seconds, wrong_tries,
  wrong_try_minutes, published_at) on campaign_policy to karat_campaigns_restricted;
`,
};
