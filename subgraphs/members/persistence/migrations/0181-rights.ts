import type { SqlMigration } from '../../../kernel/database/migration.ts';

const OWN = `(select current_setting('karat.kind', true)) = 'person'`;

/** What members ask of the house about their data: to be given it, and to be forgotten. */
export const members0181: SqlMigration = {
  name: 'members-0181',
  sql: `
create table erasure (
  id uuid primary key,
  -- no foreign key: it outlives the member
  member_id uuid not null,
  state text not null check (state in ('waiting', 'withdrawn', 'erasing', 'done')),
  requested_at timestamptz not null,
  requested_kind text not null,
  requested_by text not null,
  reason text check (char_length(reason) <= 200),
  due_at timestamptz not null,
  withdrawn_at timestamptz,
  erased_at timestamptz,
  completed_at timestamptz,
  all_ids uuid[] not null default '{}',
  rooms text[] not null default '{}',
  logged boolean not null default false,
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((state in ('erasing', 'done')) = (erased_at is not null)),
  check ((state = 'done') = (completed_at is not null))
);
create unique index erasure_waiting on erasure (member_id) where state = 'waiting';
create index erasure_due on erasure (due_at) where state = 'waiting';
create index erasure_requested on erasure (requested_at desc, id desc);
create index erasure_state on erasure (state, requested_at desc, id desc);
create index erasure_member on erasure (member_id);
create index erasure_persons on erasure using gin (all_ids);
create index erasure_unlogged on erasure (erased_at) where erased_at is not null and not logged;
alter table erasure enable row level security;
create policy visible on erasure for select to karat_members_restricted using (
  ${OWN} and (select true from person_visibility v where v.person_id = erasure.member_id));
grant select on erasure to karat_members_restricted;

create table erasure_receipt (
  erasure_id uuid not null references erasure (id),
  room text not null,
  done_at timestamptz not null,
  tables jsonb not null,
  primary key (erasure_id, room)
);
-- no policy: a member that asks is shown none
alter table erasure_receipt enable row level security;
grant select on erasure_receipt to karat_members_restricted;

create table member_export (
  id uuid primary key,
  member_id uuid not null,
  state text not null check (state in ('asked', 'ready', 'expired')),
  requested_at timestamptz not null,
  requested_kind text not null,
  requested_by text not null,
  reason text check (char_length(reason) <= 200),
  ready_at timestamptz,
  expires_at timestamptz,
  bundle text,
  check ((state = 'ready') = (bundle is not null)),
  check ((state = 'asked') = (ready_at is null))
);
create index member_export_requested on member_export (requested_at desc, id desc);
create index member_export_member on member_export (member_id, requested_at desc);
create index member_export_asked on member_export (requested_at) where state = 'asked';
create index member_export_ending on member_export (expires_at) where state = 'ready';
alter table member_export enable row level security;
create policy visible on member_export for select to karat_members_restricted using (
  ${OWN} and (select true from person_visibility v where v.person_id = member_export.member_id));
grant select on member_export to karat_members_restricted;

create index contact_view_at on contact_view (at);
`,
};
