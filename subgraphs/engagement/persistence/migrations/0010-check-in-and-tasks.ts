import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Check-ins, tasks, and what of points was granted for them. */
export const engagement0010: SqlMigration = {
  name: 'engagement-0010',
  sql: `
create table member_tier (
  member_id uuid primary key,
  programme text not null,
  tier text not null,
  version bigint not null
);
alter table member_tier enable row level security;
create policy visible on member_tier for select to karat_engagement_restricted using (
  (select true from person_visibility v where v.person_id = member_tier.member_id));
grant select on member_tier to karat_engagement_restricted;

create table task (
  id uuid primary key,
  code text not null unique check (char_length(code) >= 1 and char_length(code) <= 40),
  name_zh text not null check (char_length(name_zh) >= 1 and char_length(name_zh) <= 60),
  name_en text not null check (char_length(name_en) >= 1 and char_length(name_en) <= 60),
  cadence text not null check (cadence in ('once', 'daily', 'weekly', 'event')),
  proof text not null check (proof in ('channel', 'profile_completed', 'first_order', 'store_visit')),
  points int not null check (points > 0),
  budget int not null,
  spent int not null default 0 check (spent >= 0),
  cap_per_member int check (cap_per_member > 0),
  funder_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz,
  regions text[] not null,
  tiers text[] not null,
  version int not null default 1 check (version > 0),
  retired_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  constraint task_within_budget check (spent <= budget)
);
create index task_updated on task (updated_at desc, id desc);
grant select on task to karat_engagement_restricted;

create table check_in (
  id uuid primary key,
  member_id uuid not null,
  business_day date not null,
  checked_in_at timestamptz not null,
  streak int not null check (streak > 0),
  points int not null check (points >= 0),
  streak_points int not null check (streak_points >= 0),
  double_by uuid
);
create unique index check_in_day on check_in (member_id, business_day) where double_by is null;
alter table check_in enable row level security;
create policy visible on check_in for select to karat_engagement_restricted using (
  (select true from person_visibility v where v.person_id = check_in.member_id));
grant select on check_in to karat_engagement_restricted;

create table engagement_grant (
  id uuid primary key,
  member_id uuid not null,
  cause text not null check (cause in ('check_in', 'task', 'referral')),
  slot text not null,
  task_id uuid references task (id),
  referral_id uuid,
  recorded_by text,
  reference text,
  points int not null check (points > 0),
  funder_id uuid,
  label text not null,
  state text not null check (state in ('pending', 'granted', 'withdrawn')),
  earned_at timestamptz not null,
  granted_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_for text check (withdrawn_for in ('merge', 'return', 'review')),
  merge_id uuid,
  case_id uuid,
  version bigint not null default 1
);
create unique index engagement_grant_slot on engagement_grant (member_id, slot) where state in ('pending', 'granted');
create unique index engagement_grant_reference on engagement_grant (task_id, recorded_by, reference)
  where reference is not null and state in ('pending', 'granted');
create index engagement_grant_member on engagement_grant (member_id, earned_at desc, id desc);
create index engagement_grant_held on engagement_grant (member_id) where state = 'pending';
create index engagement_grant_referral on engagement_grant (referral_id) where referral_id is not null;
create index engagement_grant_proof on engagement_grant (reference) where reference is not null;
create index engagement_grant_case on engagement_grant (case_id) where case_id is not null;
create index engagement_grant_merge on engagement_grant (merge_id) where merge_id is not null;
alter table engagement_grant enable row level security;
create policy visible on engagement_grant for select to karat_engagement_restricted using (
  (select true from person_visibility v where v.person_id = engagement_grant.member_id));
grant select on engagement_grant to karat_engagement_restricted;
`,
};
