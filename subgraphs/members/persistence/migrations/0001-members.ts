import type { SqlMigration } from '../../../kernel/database/migration.ts';

export const members0001: SqlMigration = {
  name: 'members-0001',
  sql: `
create table member (
  id uuid primary key,
  card_number text not null unique,
  region text not null check (region in ('CN', 'HK', 'MO', 'SG')),
  name text check (char_length(name) <= 80),
  name_grams text[] not null default '{}',
  phone text check (phone ~ '^\\+[1-9][0-9]{6,14}$'),
  phone_verified boolean not null default false,
  email text check (char_length(email) <= 254),
  gender text not null default 'unknown' check (gender in ('female', 'male', 'unknown')),
  birthday date,
  city text check (char_length(city) <= 80),
  occupation text check (char_length(occupation) <= 80),
  source text not null check (source in ('store', 'online', 'event', 'referral', 'parcel_card')),
  survivor_id uuid references member (id),
  enrolled_at timestamptz not null,
  version integer not null default 1
);
create unique index member_verified_phone on member (phone)
  where phone_verified and survivor_id is null;
create index member_phone on member (phone);
create index member_name_grams on member using gin (name_grams);
create index member_enrolled_at on member (enrolled_at desc, id);
create index member_region on member (region, enrolled_at desc);

create table channel_identity (
  id uuid primary key,
  member_id uuid not null references member (id),
  channel_id uuid not null,
  external_id text not null check (char_length(external_id) between 1 and 200),
  linked_at timestamptz not null,
  unique (channel_id, external_id)
);
create index channel_identity_member on channel_identity (member_id);

create table merge_case (
  id uuid primary key,
  member_id uuid not null references member (id),
  other_member_id uuid not null references member (id),
  reason text not null check (reason in ('identity_and_phone_differ')),
  state text not null check (state in ('open', 'merged', 'dismissed')),
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  check (member_id <> other_member_id)
);
create unique index merge_case_open on merge_case (member_id, other_member_id)
  where state = 'open';

create table contact_view (
  id uuid primary key,
  member_id uuid not null references member (id),
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  reason text not null,
  request_id text not null
);
create index contact_view_member on contact_view (member_id, at desc);

alter table member enable row level security;
create policy visible on member for select to karat_members_restricted using (
  exists (select 1 from person_visibility v where v.person_id = member.id));
alter table channel_identity enable row level security;
create policy visible on channel_identity for select to karat_members_restricted using (
  exists (select 1 from person_visibility v where v.person_id = channel_identity.member_id));
grant select on member, channel_identity to karat_members_restricted;
`,
};
