import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** What other rules would have made of real members; of those who would move, so many as are looked at. */
export const franchises0312: SqlMigration = {
  name: 'franchises-0312',
  sql: `
create table attribution_trial (
  id uuid primary key,
  rules jsonb not null,
  asked_at timestamptz not null,
  asked_by text not null,
  year_from timestamptz not null,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  members_done integer not null default 0 check (members_done >= 0),
  members_total integer not null check (members_total >= 0),
  members_moved integer not null default 0 check (members_moved >= 0),
  counts jsonb not null,
  counted_at timestamptz
);
create index attribution_trial_asked on attribution_trial (asked_at, id);
alter table attribution_trial enable row level security;
create table trial_mover (
  trial_id uuid not null references attribution_trial (id),
  member_id uuid not null,
  from_franchise_id uuid,
  to_franchise_id uuid,
  primary key (trial_id, member_id)
);
create index trial_mover_member on trial_mover (member_id);
alter table trial_mover enable row level security;
`,
};
