import { policyProposalTable } from '../../../kernel/database/policy-proposals.ts';
import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The room: its numbers, and what members tell: who is there, and who agreed to which channel. */
export const outreach0001: SqlMigration = {
  name: 'outreach-0001',
  sql: `
create table outreach_policy (
  version integer primary key check (version > 0),
  effective_from timestamptz not null,
  cap_messages integer not null check (cap_messages >= 0 and cap_messages <= 50),
  cap_hours integer not null check (cap_hours >= 1 and cap_hours <= 720),
  quiet_from_minute integer not null check (quiet_from_minute >= 0 and quiet_from_minute <= 1439),
  quiet_until_minute integer not null check (quiet_until_minute >= 0 and quiet_until_minute <= 1439),
  wish_days_ahead integer not null check (wish_days_ahead >= 0 and wish_days_ahead <= 60),
  appointment_hours integer not null check (appointment_hours >= 1 and appointment_hours <= 168),
  most_tries integer not null check (most_tries >= 1 and most_tries <= 10),
  retry_minutes integer not null check (retry_minutes >= 1 and retry_minutes <= 1440),
  opt_out_hours integer not null check (opt_out_hours >= 1 and opt_out_hours <= 720),
  published_at timestamptz not null,
  published_by text not null,
  note text check (char_length(note) <= 500)
);
insert into outreach_policy values (1, '2000-01-01T00:00:00Z', 3, 168, 1260, 480, 15, 24, 5, 5, 72,
  '2000-01-01T00:00:00Z', 'migration', 'Defaults');
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514';
end $$;
create trigger immutable before update or delete on outreach_policy
  for each statement execute function refuse_policy_change();
grant select (version, effective_from, cap_messages, cap_hours, quiet_from_minute, quiet_until_minute, wish_days_ahead,
  appointment_hours, most_tries, retry_minutes, opt_out_hours, published_at)
  on outreach_policy to karat_outreach_restricted;
${policyProposalTable('karat_outreach_restricted')}

create table known_member (
  member_id uuid primary key,
  region text not null,
  enrolled_at timestamptz not null
);
alter table known_member enable row level security;
create policy visible on known_member for select to karat_outreach_restricted using (
  (select true from person_visibility v where v.person_id = known_member.member_id));
grant select on known_member to karat_outreach_restricted;

create table member_consent (
  member_id uuid not null,
  purpose text not null check (purpose in ('marketing_sms', 'marketing_email', 'marketing_app', 'marketing_wecom')),
  granted boolean not null,
  at timestamptz not null,
  version bigint not null,
  primary key (member_id, purpose)
);
alter table member_consent enable row level security;
create policy visible on member_consent for select to karat_outreach_restricted using (
  (select true from person_visibility v where v.person_id = member_consent.member_id));
grant select on member_consent to karat_outreach_restricted;

create table member_life_event (
  life_event_id uuid primary key,
  member_id uuid not null,
  kind text not null,
  next_on date,
  version bigint not null
);
create index member_life_event_member on member_life_event (member_id);
create index member_life_event_next on member_life_event (next_on) where next_on is not null;
alter table member_life_event enable row level security;
create policy visible on member_life_event for select to karat_outreach_restricted using (
  (select true from person_visibility v where v.person_id = member_life_event.member_id));
grant select on member_life_event to karat_outreach_restricted;
`,
};
