-- migration: kernel-0001
create table idempotency (
  actor_id text not null,
  key text not null,
  command text not null,
  input_hash bytea not null,
  result jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_created_at on idempotency (created_at);

create table audit_record (
  id uuid primary key,
  at timestamptz not null,
  command text not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  request_id text not null,
  subject_id uuid,
  reason text,
  before jsonb,
  after jsonb
);
create index audit_record_subject on audit_record (subject_id, at desc);
create index audit_record_at on audit_record (at desc, id);

create table event (
  seq bigint generated always as identity primary key,
  id uuid not null unique,
  name text not null,
  aggregate_id text not null,
  at timestamptz not null,
  request_id text not null,
  payload jsonb not null
);

create table parked_event (
  subscriber text not null,
  event_id uuid not null references event (id),
  event_seq bigint not null,
  aggregate_id text not null,
  attempts integer not null default 0,
  error text not null,
  failed_at timestamptz not null,
  dead boolean not null default false,
  primary key (subscriber, event_id)
);
create index parked_event_aggregate on parked_event (subscriber, aggregate_id, event_seq);
create index parked_event_dead on parked_event (failed_at) where dead;

create table person_visibility (
  person_id uuid primary key,
  tenant_id uuid,
  layer smallint not null default 1,
  channel_ids uuid[] not null default '{}',
  survivor_id uuid,
  version bigint not null default 0
);
create index person_visibility_tenant on person_visibility (tenant_id);
create index person_visibility_survivor on person_visibility (survivor_id)
  where survivor_id is not null;

alter table person_visibility enable row level security;
create policy visible on person_visibility for select to karat_members_restricted using (
  case (select current_setting('karat.kind', true))
    when 'tenant' then tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
    when 'channel' then
      channel_ids @> array[(select nullif(current_setting('karat.channel', true), '')::uuid)]
    when 'person' then
      (select nullif(current_setting('karat.person', true), '')::uuid) in (person_id, survivor_id)
    else false
  end
);
grant select on person_visibility to karat_members_restricted;

-- migration: members-0001
create sequence card_serial;

create table member (
  id uuid primary key,
  card_number text not null unique check (card_number ~ '^[1-4][0-9]{12}$'),
  region text not null check (region in ('CN', 'HK', 'MO', 'SG')),
  name text check (char_length(name) <= 80),
  -- name as it is searched: see domain/name-grams.ts
  name_folded text,
  name_grams text[] not null default '{}',
  phone text check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  phone_verified boolean not null default false,
  email text check (char_length(email) <= 254),
  gender text not null default 'unknown' check (gender in ('female', 'male', 'unknown')),
  birthday date check (birthday >= '1900-01-01'),
  city text check (char_length(city) <= 80),
  occupation text check (char_length(occupation) <= 80),
  styles text[] not null default '{}',
  stones text[] not null default '{}',
  occasions text[] not null default '{}',
  ring_size integer check (ring_size between 1 and 33),
  source text not null check (source in ('store', 'online', 'event', 'referral', 'parcel_card')),
  outlet_id uuid,
  -- the franchise this member is at home with, as franchises told it; null is head office
  home_tenant_id uuid,
  survivor_id uuid references member (id),
  enrolled_at timestamptz not null,
  version integer not null default 1,
  check (survivor_id <> id),
  check (phone is not null or not phone_verified)
);
create unique index member_verified_phone on member (phone)
  where phone_verified and survivor_id is null;
create index member_phone on member (phone) where phone is not null;
create index member_card_prefix on member (card_number text_pattern_ops);
create index member_name_grams on member using gin (name_grams);
create index member_enrolled_at on member (enrolled_at desc, id desc) where survivor_id is null;
create index member_region on member (region, enrolled_at desc, id desc)
  where survivor_id is null;
create index member_source on member (source, enrolled_at desc, id desc)
  where survivor_id is null;
create index member_survivor on member (survivor_id) where survivor_id is not null;

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
  -- the older of the two, who would survive
  member_id uuid not null references member (id),
  other_member_id uuid not null references member (id),
  state text not null check (state in ('open', 'merged', 'dismissed')),
  opened_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decision_reason text check (char_length(decision_reason) <= 500),
  version integer not null default 1,
  check (member_id <> other_member_id),
  check ((state = 'open') = (decided_at is null))
);
create unique index merge_case_open on merge_case (member_id, other_member_id)
  where state = 'open';
create index merge_case_member on merge_case (member_id);
create index merge_case_other on merge_case (other_member_id);
create index merge_case_state on merge_case (state, opened_at desc, id desc);

create table consent_record (
  id uuid primary key,
  member_id uuid not null references member (id),
  purpose text not null check (purpose in ('marketing_sms', 'marketing_email', 'marketing_app',
    'marketing_wecom', 'profiling', 'franchise_sharing', 'channel_sharing', 'cross_border')),
  granted boolean not null,
  text_version text not null check (char_length(text_version) between 1 and 40),
  text_hash text not null check (text_hash ~ '^[0-9a-f]{64}$'),
  source text not null
    check (source in ('store', 'web', 'app', 'mini_program', 'phone', 'paper')),
  recorded_at timestamptz not null,
  seq bigint generated always as identity
);
create index consent_record_member on consent_record (member_id, purpose, seq desc);
create index consent_record_history on consent_record (member_id, seq desc);

create table contact_view (
  id uuid primary key,
  member_id uuid not null references member (id),
  at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  reason text not null check (char_length(reason) between 5 and 200),
  request_id text not null
);
create index contact_view_member on contact_view (member_id, at desc, id desc);

create table member_activity (
  member_id uuid primary key references member (id),
  has_orders boolean not null default false,
  has_points boolean not null default false
);

create table known_channel (
  channel_id uuid primary key,
  version bigint not null
);
create table known_outlet (
  outlet_id uuid primary key,
  franchise_id uuid,
  channel_id uuid,
  closed boolean not null,
  version bigint not null
);

alter table member enable row level security;
create policy visible on member for select to karat_members_restricted using (
  exists (select 1 from person_visibility v where v.person_id = member.id));
alter table channel_identity enable row level security;
-- a channel sees its own identities of its members, not those of its competitors
create policy visible on channel_identity for select to karat_members_restricted using (
  exists (select 1 from person_visibility v where v.person_id = channel_identity.member_id)
  and ((select current_setting('karat.kind', true)) <> 'channel' or channel_id
    = (select nullif(current_setting('karat.channel', true), '')::uuid)));
alter table consent_record enable row level security;
create policy visible on consent_record for select to karat_members_restricted using (
  exists (select 1 from person_visibility v where v.person_id = consent_record.member_id));
alter table contact_view enable row level security;
create policy visible on contact_view for select to karat_members_restricted using (
  exists (select 1 from person_visibility v where v.person_id = contact_view.member_id));
-- merge cases are head office's: restricted actors find none
alter table merge_case enable row level security;
grant select on member, channel_identity, consent_record, contact_view, merge_case
  to karat_members_restricted;
