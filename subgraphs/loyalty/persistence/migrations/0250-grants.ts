import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Rooms that give points tell so; each grant is posted once, and taken back once. */
export const loyalty0250: SqlMigration = {
  name: 'loyalty-0250',
  sql: `
alter table lot drop constraint lot_cause_check;
alter table lot add constraint lot_cause_check
  check (cause in ('purchase', 'tier_bonus', 'adjustment', 'grace', 'merge', 'profile_reward', 'campaign', 'task',
    'check_in', 'referral', 'course', 'format', 'goodwill'));
create table points_grant (
  grant_id uuid primary key,
  member_id uuid not null references account (member_id),
  lot_id uuid,
  state text not null check (state in ('pending', 'active', 'withdrawn')),
  active_at timestamptz,
  label text not null check (char_length(label) <= 120),
  version bigint not null
);
create index points_grant_due on points_grant (active_at) where state = 'pending';
create index points_grant_member on points_grant (member_id);
alter table points_grant enable row level security;
create policy visible on points_grant for select to karat_loyalty_restricted using (
  (select true from person_visibility v where v.person_id = points_grant.member_id));
grant select on points_grant to karat_loyalty_restricted;
`,
};
