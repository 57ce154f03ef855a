import type { SqlMigration } from '../../../kernel/database/migration.ts';

const SEEN = (table: string) => `alter table ${table} enable row level security;
create policy visible on ${table} for select to karat_insights_restricted using (
  (select true from person_visibility v where v.person_id = ${table}.member_id));
grant select on ${table} to karat_insights_restricted;
`;

/** What is told of members beside their orders, and segments with who is in them. */
export const insights0010: SqlMigration = {
  name: 'insights-0010',
  sql: `
create table member_profile (
  member_id uuid primary key,
  gender text not null,
  birth_year integer,
  birth_month_day text check (birth_month_day ~ '^[0-9]{2}-[0-9]{2}$'),
  city text,
  occupation text,
  styles text[] not null,
  stones text[] not null,
  occasions text[] not null,
  source text not null,
  version bigint not null
);
alter table member_profile enable row level security;

create table member_tier (
  member_id uuid primary key,
  programme text not null,
  tier text not null,
  version bigint not null
);
alter table member_tier enable row level security;

create table member_points (
  member_id uuid primary key,
  available bigint not null,
  pending bigint not null,
  debt bigint not null,
  told_at timestamptz not null
);
alter table member_points enable row level security;

create table member_home (
  member_id uuid primary key,
  franchise_id uuid,
  since timestamptz not null,
  version bigint not null
);
alter table member_home enable row level security;

create table member_consent (
  member_id uuid not null,
  purpose text not null,
  granted boolean not null,
  version bigint not null,
  primary key (member_id, purpose)
);
create index member_consent_granted on member_consent (purpose, member_id) where granted;
alter table member_consent enable row level security;

-- Birthdays of 29 February fall on the 28th where there is none.
create function birthday_in(month_day text, of_year integer) returns date language sql immutable as $$
  select least(make_date(of_year, left(month_day, 2)::int, 1) + right(month_day, 2)::int - 1,
    (make_date(of_year, left(month_day, 2)::int, 1) + interval '1 month')::date - 1)
$$;

create table segment (
  id uuid primary key,
  name_zh text not null check (char_length(name_zh) >= 1 and char_length(name_zh) <= 60),
  name_en text not null check (char_length(name_en) >= 1 and char_length(name_en) <= 60),
  note text check (char_length(note) <= 500),
  rule jsonb not null,
  version integer not null default 1 check (version > 0),
  retired_at timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null
);
create index segment_updated on segment (updated_at desc, id desc);

create table segment_pick (
  id uuid primary key,
  segment_id uuid not null references segment (id),
  member_id uuid not null,
  picked_at timestamptz not null,
  picked_by text not null,
  unique (segment_id, member_id)
);
create index segment_pick_member on segment_pick (member_id);
alter table segment_pick enable row level security;

create table segment_snapshot (
  id uuid primary key,
  segment_id uuid not null references segment (id),
  segment_version integer not null,
  asked_by text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  members integer not null default 0 check (members >= 0),
  entered integer not null default 0 check (entered >= 0),
  exited integer not null default 0 check (exited >= 0)
);
create unique index segment_snapshot_unfinished on segment_snapshot (segment_id) where finished_at is null;
create index segment_snapshot_list on segment_snapshot (segment_id, started_at desc, id desc);

create table segment_member (
  id uuid primary key,
  segment_id uuid not null references segment (id),
  member_id uuid not null,
  entered_at timestamptz not null,
  unique (segment_id, member_id)
);
create index segment_member_list on segment_member (segment_id, id desc);
create index segment_member_person on segment_member (member_id);
${SEEN('segment_member')}
create table segment_change (
  id uuid primary key,
  segment_id uuid not null references segment (id),
  member_id uuid not null,
  snapshot_id uuid references segment_snapshot (id),
  entered boolean not null,
  at timestamptz not null
);
create index segment_change_list on segment_change (segment_id, id desc);
create index segment_change_member on segment_change (member_id);
${SEEN('segment_change')}
grant select (id, name_zh, name_en, note, rule, version, retired_at, created_at, created_by, updated_at)
  on segment to karat_insights_restricted;
alter table segment_snapshot enable row level security;
`,
};
