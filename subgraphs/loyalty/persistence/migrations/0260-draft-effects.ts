import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What a proposed version would have made of the year before, counted member by member; nothing of it says whose. */
export const loyalty0260: SqlMigration = {
  name: 'loyalty-0260',
  sql: `
create table policy_effect (
  programme text not null references programme (code),
  version integer not null,
  year_from timestamptz not null,
  month_from timestamptz not null,
  until timestamptz not null,
  asked_at timestamptz not null,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  members_done integer not null default 0 check (members_done >= 0),
  members_total integer not null check (members_total >= 0),
  counts jsonb not null,
  counted_at timestamptz,
  primary key (programme, version),
  check (year_from < month_from and month_from < until)
);
create index policy_effect_waiting on policy_effect (asked_at) where counted_at is null;
alter table policy_effect enable row level security;
`,
};
