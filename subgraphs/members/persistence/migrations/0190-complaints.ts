import type { SqlMigration } from '../../../kernel/database/migration.ts';
import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';

const READER = (kind: string) => `(select case current_setting('karat.kind', true) when '${kind}'
    then nullif(current_setting('karat.${kind}', true), '')::uuid end)`;

/**
 * Complaints with their timers, the days on which a region works, and the numbers of care. What is due next stands in a
 * column, so that a list by it and the job that tells what passed begin from an index.
 */
export const members0190: SqlMigration = {
  name: 'members-0190',
  sql: `
create table care_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null,
  answer_hours integer not null check (answer_hours between 1 and 240),
  warning_hours integer not null check (warning_hours between 1 and 240),
  escalation_hours integer not null check (escalation_hours between 1 and 240),
  waiting_hours integer not null check (waiting_hours between 1 and 336),
  resolution_days integer not null check (resolution_days between 1 and 60),
  visit_minutes integer not null check (visit_minutes between 5 and 480),
  wrong_codes integer not null check (wrong_codes between 1 and 50),
  wrong_code_minutes integer not null check (wrong_code_minutes between 1 and 1440),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500),
  constraint care_policy_check check (warning_hours < answer_hours and escalation_hours < answer_hours)
);
insert into care_policy values
  (1, '2000-01-01T00:00:00Z', 48, 40, 24, 72, 5, 60, 5, 10, '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create or replace function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on care_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, answer_hours, warning_hours, escalation_hours, waiting_hours,
  resolution_days, visit_minutes, wrong_codes, wrong_code_minutes, published_at)
  on care_policy to karat_members_restricted;
${policyProposalTable('karat_members_restricted').replace('create table', 'create table if not exists')}

create table calendar_day (
  region text not null,
  day date not null,
  is_working boolean not null,
  name text not null check (char_length(name) between 1 and 40),
  primary key (region, day)
);
grant select on calendar_day to karat_members_restricted;

create table complaint (
  id uuid primary key,
  channel_id uuid,
  reference text check (char_length(reference) <= 100),
  via text not null check (via in ('store', 'hotline', 'wecom', 'mini_program', 'platform', 'social', 'letter',
    'authority')),
  kind text not null check (kind in ('quality', 'weight_purity', 'service', 'price', 'delivery', 'after_sales',
    'points', 'privacy', 'other')),
  franchise_id uuid,
  outlet_id uuid,
  order_id uuid,
  member_id uuid references member (id),
  region text not null,
  text text not null check (char_length(text) between 1 and 2000),
  recorded_at timestamptz not null,
  recorded_by text not null,
  policy_version integer not null,
  state text not null check (state in ('open', 'answered', 'resolved', 'closed')),
  handler text not null check (handler in ('franchise', 'head_office')),
  received_at timestamptz not null,
  escalation_due_at timestamptz,
  warning_due_at timestamptz not null,
  answer_due_at timestamptz not null,
  resolution_due_at timestamptz not null,
  answered_at timestamptz,
  escalated_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  resolution_missed_at timestamptz,
  done_at timestamptz,
  closing text check (closing in ('withdrawn', 'duplicate', 'no_complaint')),
  waiting_since timestamptz,
  waiting_ends_at timestamptz,
  waited_ms integer not null,
  waiting_most_ms integer not null,
  reopened integer not null,
  due_at timestamptz not null,
  next_passing_at timestamptz,
  version integer not null default 1,
  constraint complaint_check check ((state in ('resolved', 'closed')) = (done_at is not null)),
  constraint complaint_check1 check ((state = 'closed') = (closing is not null)),
  constraint complaint_check2 check (state <> 'open' or answered_at is null),
  constraint complaint_check3 check (state <> 'answered' or answered_at is not null),
  constraint complaint_check4 check ((waiting_since is null) = (waiting_ends_at is null)),
  constraint complaint_check5 check (waiting_since is null or done_at is null),
  constraint complaint_check6 check (waited_ms >= 0 and waited_ms <= waiting_most_ms)
);
create unique index complaint_reference on complaint (channel_id, reference) where reference is not null;
create index complaint_due on complaint (due_at, id);
create index complaint_open_due on complaint (due_at, id) where done_at is null;
create index complaint_received on complaint (received_at, id);
create index complaint_franchise_due on complaint (franchise_id, due_at, id);
create index complaint_franchise_received on complaint (franchise_id, received_at, id);
create index complaint_channel_due on complaint (channel_id, due_at, id);
create index complaint_channel_received on complaint (channel_id, received_at, id);
create index complaint_member on complaint (member_id, due_at, id);
create index complaint_member_received on complaint (member_id, received_at, id);
create index complaint_passing on complaint (next_passing_at, id) where next_passing_at is not null;

create table complaint_entry (
  id uuid primary key,
  complaint_id uuid not null references complaint (id),
  at timestamptz not null,
  kind text not null check (kind in ('recorded', 'linked', 'noted', 'answered', 'waiting', 'resumed', 'warned',
    'escalated', 'handed_back', 'breached', 'resolution_missed', 'resolved', 'closed', 'reopened')),
  by text,
  text text check (char_length(text) <= 2000),
  seq bigint generated always as identity
);
create index complaint_entry_history on complaint_entry (complaint_id, seq);

alter table complaint enable row level security;
create policy visible on complaint for select to karat_members_restricted using (
  (franchise_id = ${READER('tenant')}
    and ((select coalesce(current_setting('karat.sites', true), '')) = ''
      or outlet_id = any ((select string_to_array(
        nullif(current_setting('karat.sites', true), ''), ','))::uuid[])))
  or channel_id = ${READER('channel')} or member_id = ${READER('person')});
alter table complaint_entry enable row level security;
create policy visible on complaint_entry for select to karat_members_restricted using (
  (select true from complaint c where c.id = complaint_entry.complaint_id)
  and ((select current_setting('karat.kind', true)) = 'tenant' or kind in ('recorded', 'answered', 'waiting',
    'resumed', 'resolved', 'closed', 'reopened')));
grant select on complaint, complaint_entry to karat_members_restricted;
`,
};
