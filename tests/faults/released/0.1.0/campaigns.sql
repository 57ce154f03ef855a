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
create policy visible on person_visibility for select to karat_campaigns_restricted using (
  case (select current_setting('karat.kind', true))
    when 'tenant' then tenant_id = (select nullif(current_setting('karat.tenant', true), '')::uuid)
    when 'channel' then
      channel_ids @> array[(select nullif(current_setting('karat.channel', true), '')::uuid)]
    when 'person' then
      (select nullif(current_setting('karat.person', true), '')::uuid) in (person_id, survivor_id)
    else false
  end
);
grant select on person_visibility to karat_campaigns_restricted;

-- migration: campaigns-0001
-- one secret of this installation: passcodes are kept as HMAC with it, never as text
create table install_key (
  one boolean primary key default true check (one),
  key bytea not null
);
insert into install_key (key) values (sha256(convert_to(
  gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));

create table item_fact (
  item_id uuid primary key,
  sku text not null,
  name text not null,
  classes jsonb not null,
  retired boolean not null,
  version bigint not null
);

create table outlet_fact (
  outlet_id uuid primary key,
  name text not null,
  kind text not null,
  closed boolean not null,
  version bigint not null
);

create table member_tier (
  member_id uuid primary key,
  tier text not null check (tier in ('base', 'silver', 'gold', 'diamond')),
  at timestamptz not null,
  version bigint not null
);

create table passcode_attempt (
  member_id uuid primary key,
  -- wrong tries, oldest first, only those that still count
  wrong_at timestamptz[] not null
);

create table live_session (
  id uuid primary key,
  title_zh text not null check (char_length(title_zh) between 1 and 100),
  title_en text not null check (char_length(title_en) between 1 and 100),
  host text not null check (char_length(host) between 1 and 80),
  outlet_id uuid not null references outlet_fact (outlet_id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  state text not null default 'scheduled' check (state in ('scheduled', 'live', 'ended')),
  member_only boolean not null,
  passcode_salt bytea,
  passcode_hash bytea,
  has_passcode boolean not null generated always as (passcode_hash is not null) stored,
  went_live_at timestamptz,
  ended_at timestamptz,
  created_at timestamptz not null,
  version integer not null default 1,
  check (ends_at > starts_at),
  check ((passcode_salt is null) = (passcode_hash is null))
);
create index live_session_starts on live_session (starts_at desc, id desc);
create index live_session_state on live_session (state, starts_at desc, id desc);
create index live_session_outlet on live_session (outlet_id);

create table live_drop (
  id uuid primary key,
  session_id uuid not null references live_session (id),
  item_id uuid not null references item_fact (item_id),
  stock integer not null check (stock between 1 and 100000),
  -- reserving, claimed and captured claims hold one piece each
  taken integer not null default 0,
  waitlisted integer not null default 0,
  captured integer not null default 0,
  voided integer not null default 0,
  waitlist_limit integer not null check (waitlist_limit between 0 and 100000),
  limit_per_member integer not null check (limit_per_member between 1 and 10),
  points_price bigint not null check (points_price between 0 and 100000000),
  cash_minor bigint not null check (cash_minor >= 0),
  currency text not null,
  opens_at timestamptz not null,
  silver_delay_s integer not null check (silver_delay_s between 0 and 86400),
  base_delay_s integer not null check (base_delay_s between silver_delay_s and 86400),
  hold_minutes integer not null check (hold_minutes between 1 and 60),
  created_at timestamptz not null,
  check (taken between 0 and stock),
  check (waitlisted between 0 and waitlist_limit),
  check (captured between 0 and taken),
  check (voided >= 0)
);
create index live_drop_session on live_drop (session_id, opens_at, id);
create index live_drop_item on live_drop (item_id);

create table claim (
  id uuid primary key,
  -- no foreign key: claims are written under the lock of their drop, and drops are never deleted; the
  -- check for each row would cost a third of the insert
  drop_id uuid not null,
  member_id uuid not null,
  -- which of the member's claims on this drop: 1 to the drop's limit while it counts
  nth integer not null,
  state text not null check (state in
    ('reserving', 'claimed', 'waitlisted', 'captured', 'voided', 'released')),
  -- why it ended: unpaid, points_refused, sold_out, released
  reason text,
  -- code of loyalty's refusal, for the member
  points_code text,
  position integer check (position > 0),
  hold_expires_at timestamptz,
  -- loyalty's hold: none for cash drops; due states are settled by a job until loyalty has said so
  points_state text not null default 'none'
    check (points_state in
      ('none', 'asked', 'held', 'capture_due', 'captured', 'void_due', 'voided', 'lost')),
  points_hold_id text,
  -- for whom the points were asked: stays when members merge, so that asking again is the same
  points_member_id uuid,
  points_price bigint not null,
  channel_id uuid,
  external_order_no text check (char_length(external_order_no) between 1 and 100),
  order_id uuid,
  claimed_at timestamptz not null,
  settled_at timestamptz,
  check ((state = 'waitlisted') = (position is not null)),
  check (state not in ('reserving', 'claimed') or hold_expires_at is not null)
);
create unique index claim_nth on claim (drop_id, member_id, nth)
  where state in ('reserving', 'claimed', 'waitlisted', 'captured');
create index claim_member on claim (member_id, claimed_at desc, id desc);
create index claim_drop on claim (drop_id, claimed_at desc, id desc);
create index claim_waiting on claim (drop_id, position) where state = 'waitlisted';
create index claim_expiry on claim (hold_expires_at) where state in ('reserving', 'claimed');
create index claim_reserving on claim (drop_id, claimed_at) where state = 'reserving';
create index claim_points_due on claim (settled_at) where points_state in ('capture_due', 'void_due');

alter table claim enable row level security;
create policy visible on claim for select to karat_campaigns_restricted using (
  exists (select 1 from person_visibility v where v.person_id = claim.member_id));
-- rooms and drops are for everybody who is signed in; passcode columns are not granted
grant select (id, title_zh, title_en, host, outlet_id, starts_at, ends_at, state, member_only,
  has_passcode, went_live_at, ended_at, version) on live_session to karat_campaigns_restricted;
grant select on live_drop, claim to karat_campaigns_restricted;
