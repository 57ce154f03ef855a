import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A tier given by hand goes beside what growth says, which is told on beneath it. */
export const loyalty0253: SqlMigration = {
  name: 'loyalty-0253',
  sql: `
create table manual_tier (
  id uuid primary key,
  member_id uuid not null references account (member_id),
  tier text not null,
  reason text not null check (char_length(reason) between 1 and 500),
  state text not null check (state in ('posted', 'pending', 'approved', 'rejected')),
  given_at timestamptz,
  until timestamptz not null,
  asked_by text not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  decision_note text check (char_length(decision_note) <= 500),
  version integer not null default 1,
  check (decided_by is null or decided_by <> asked_by)
);
create index manual_tier_asked on manual_tier (asked_at desc, id);
create index manual_tier_member on manual_tier (member_id, asked_at desc);
create index manual_tier_pending on manual_tier (asked_at desc, id) where state = 'pending';
alter table manual_tier enable row level security;
create policy visible on manual_tier for select to karat_loyalty_restricted using (
  (select true from person_visibility v where v.person_id = manual_tier.member_id));
grant select on manual_tier to karat_loyalty_restricted;
alter table account add column tier_hand jsonb;
alter table tier_change add column manual_tier_id uuid;
`,
};
