import type { SqlMigration } from '../../../kernel/database/migration.ts';

const MESSAGES = `
create table message_template (
  id uuid primary key,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
  version integer not null check (version > 0),
  name text not null check (char_length(name) >= 1 and char_length(name) <= 100),
  kind text not null check (kind in ('service', 'marketing')),
  channel text not null check (channel in ('email', 'sms', 'app', 'wecom')),
  subject_zh text check (char_length(subject_zh) <= 200),
  body_zh text not null check (char_length(body_zh) <= 5000),
  subject_en text check (char_length(subject_en) <= 200),
  body_en text not null check (char_length(body_en) <= 5000),
  variables jsonb not null check (jsonb_typeof(variables) = 'array'),
  link_url text check (char_length(link_url) <= 500),
  state text not null check (state in ('draft', 'published', 'replaced')),
  written_at timestamptz not null,
  written_by text not null,
  published_at timestamptz,
  published_by text,
  unique (code, version)
);
create unique index message_template_published on message_template (code) where state = 'published';
create index message_template_newest on message_template (written_at, id);
alter table message_template enable row level security;

create table message_plan (
  id uuid primary key,
  template_id uuid not null references message_template (id),
  audience text not null check (audience in ('members', 'segment', 'everyone')),
  segment_id uuid,
  region text,
  priority text not null check (priority in ('service', 'birthday', 'life_event', 'abandoned_hold', 'campaign',
    'newsletter')),
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  due_at timestamptz not null,
  ends_at timestamptz,
  state text not null check (state in ('running', 'done', 'called_off')),
  cursor text,
  planned integer not null default 0,
  refused integer not null default 0,
  asked_at timestamptz not null,
  asked_by text not null,
  finished_at timestamptz,
  version integer not null check (version > 0),
  check ((audience = 'segment') = (segment_id is not null))
);
create index message_plan_newest on message_plan (asked_at, id);
create index message_plan_running on message_plan (id) where state = 'running';
alter table message_plan enable row level security;

create table message (
  id uuid primary key,
  member_id uuid not null,
  plan_id uuid references message_plan (id),
  notice text check (notice in ('points_expiring', 'tier_grace', 'birthday', 'life_event', 'service_ready',
    'promise_broken', 'appointment_reminder', 'redemption_expiring')),
  cause text check (char_length(cause) <= 200),
  thing_id uuid,
  template_id uuid not null references message_template (id),
  kind text not null check (kind in ('service', 'marketing')),
  channel text not null check (channel in ('email', 'sms', 'app', 'wecom')),
  priority text not null check (priority in ('service', 'birthday', 'life_event', 'abandoned_hold', 'campaign',
    'newsletter')),
  rank smallint not null check (rank >= 0 and rank <= 5),
  facts jsonb check (jsonb_typeof(facts) = 'object'),
  state text not null check (state in ('planned', 'sending', 'sent', 'delivered', 'uncertain', 'failed', 'refused',
    'cancelled')),
  reason text check (reason in ('cap', 'no_consent', 'opted_out', 'offer_ended', 'displaced', 'no_contact',
    'unknown_member', 'called_off', 'superseded', 'missing_variable', 'no_gateway', 'gateway_refused', 'tries_spent',
    'answer_lost')),
  said text check (char_length(said) <= 500),
  created_at timestamptz not null,
  due_at timestamptz not null,
  next_at timestamptz,
  slot_at timestamptz,
  ends_at timestamptz,
  tries smallint not null default 0,
  taken_at timestamptz,
  provider_id text check (char_length(provider_id) <= 200),
  sent_at timestamptz,
  delivered_at timestamptz,
  read_at timestamptz,
  followed_at timestamptz,
  opted_out_at timestamptz,
  check ((plan_id is null) <> (notice is null)),
  check ((notice is null) = (cause is null)),
  check ((next_at is not null) = (state in ('planned', 'sending'))),
  check (slot_at is null or kind = 'marketing')
);
create index message_of_plan on message (plan_id, member_id) where plan_id is not null;
create index message_of_plan_planned on message (plan_id) where state = 'planned' and plan_id is not null;
create unique index message_of_notice on message (notice, cause) where notice is not null
  and reason is distinct from 'superseded' and reason is distinct from 'called_off';
create index message_of_thing on message (notice, thing_id) where state = 'planned' and notice is not null;
create index message_member on message (member_id, created_at, id);
create index message_due on message (channel, rank, next_at) where state = 'planned';
create index message_taken on message (taken_at) where state = 'sending';
create index message_newest on message (created_at, id);
create index message_sent on message (sent_at) where sent_at is not null;
alter table message enable row level security;
create policy visible on message for select to karat_outreach_restricted using (
  (select true from person_visibility v where v.person_id = message.member_id));
grant select on message to karat_outreach_restricted;`;

const SLOTS = `
create table message_window (
  member_id uuid primary key,
  taken timestamptz[] not null
);
alter table message_window enable row level security;
create policy visible on message_window for select to karat_outreach_restricted using (
  (select true from person_visibility v where v.person_id = message_window.member_id));
grant select on message_window to karat_outreach_restricted;

create table message_block (
  id uuid primary key,
  member_id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'app', 'wecom')),
  message_id uuid not null references message (id),
  at timestamptz not null,
  lifted_at timestamptz
);
create unique index message_block_message on message_block (message_id);
create index message_block_member on message_block (member_id, channel) where lifted_at is null;
alter table message_block enable row level security;
create policy visible on message_block for select to karat_outreach_restricted using (
  (select true from person_visibility v where v.person_id = message_block.member_id));
grant select on message_block to karat_outreach_restricted;

create table message_rule (
  notice text primary key check (notice in ('points_expiring', 'tier_grace', 'birthday', 'life_event',
    'service_ready', 'promise_broken', 'appointment_reminder', 'redemption_expiring')),
  template_id uuid references message_template (id),
  is_on boolean not null,
  version integer not null check (version > 0),
  changed_at timestamptz,
  changed_by text,
  check (not is_on or template_id is not null)
);
insert into message_rule (notice, is_on, version) select notice, false, 1 from unnest(array['points_expiring',
  'tier_grace', 'birthday', 'life_event', 'service_ready', 'promise_broken', 'appointment_reminder',
  'redemption_expiring']) as n (notice);

create table notice_thing (
  notice text not null check (notice in ('points_expiring', 'tier_grace', 'birthday', 'life_event',
    'service_ready', 'promise_broken', 'appointment_reminder', 'redemption_expiring')),
  thing_id uuid not null,
  version bigint not null,
  since timestamptz,
  primary key (notice, thing_id)
);
alter table notice_thing enable row level security;

create table message_test (
  id uuid primary key,
  template_id uuid not null references message_template (id),
  asked_by text not null,
  at timestamptz not null,
  state text not null check (state in ('asked', 'taken', 'sent'))
);
create index message_test_asked on message_test (asked_by, at);
alter table message_test enable row level security;

-- No policy: a restricted reader finds nothing of these, and is not refused.
alter table message_rule enable row level security;
grant select on message_template, message_plan, message_rule, notice_thing, message_test to karat_outreach_restricted;

create function slot_fits(taken timestamptz[], at timestamptz, most integer, span interval) returns boolean
  language sql stable as $$
  select most > 0 and (cardinality(taken) < most or not exists (
    select 1 from unnest(taken || at) as u (t) where u.t >= at and u.t < at + span
      and (select count(*) from unnest(taken || at) as v (t) where v.t > u.t - span and v.t <= u.t) > most))
$$;`;

/** Templates, plans, messages, and the slots that keep marketing within its cap. */
export const outreach0002: SqlMigration = { name: 'outreach-0002', sql: `${MESSAGES}\n${SLOTS}\n` };
