import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** A list goes out whole: who asked for which, how far it is, and its file in parts. */
export const insights0290: SqlMigration = {
  name: 'insights-0290',
  sql: `
create table list_export (
  id uuid primary key,
  owner_kind text not null,
  owner_id text not null,
  owner_name text not null,
  party text not null,
  actor jsonb not null,
  list text not null,
  document text not null,
  variables jsonb not null,
  columns jsonb not null,
  format text not null check (format in ('jsonl', 'csv')),
  for_spreadsheets boolean not null,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed', 'withdrawn', 'expired')),
  failure text check (failure in ('rights_changed', 'person_gone', 'consent_withdrawn', 'tries', 'time', 'room')),
  failure_words text check (char_length(failure_words) <= 500),
  requested_at timestamptz not null,
  begun_at timestamptz,
  ended_at timestamptz,
  expires_at timestamptz,
  tries int not null default 0 check (tries >= 0),
  lease_until timestamptz,
  rows bigint not null default 0 check (rows >= 0),
  bytes bigint not null default 0 check (bytes >= 0),
  sha256 text,
  constraint list_export_check check ((state = 'done') = (sha256 is not null and expires_at is not null)),
  constraint list_export_check1 check ((state in ('waiting', 'running')) = (ended_at is null))
);
-- One at a time for whoever asks.
create unique index list_export_open on list_export (owner_kind, owner_id) where state in ('waiting', 'running');
create index list_export_due on list_export (requested_at, id) where state in ('waiting', 'running');
create index list_export_done on list_export (expires_at) where state = 'done';
create index list_export_owner on list_export (owner_kind, owner_id, requested_at desc, id desc);
create index list_export_requested on list_export (requested_at desc, id desc);
create table list_export_part (
  export_id uuid not null references list_export (id),
  number int not null,
  body text not null,
  bytes int not null check (bytes > 0),
  named_ids uuid[] not null,
  primary key (export_id, number)
);
-- Files hold what their owner could see, which the owner alone is served.
alter table list_export enable row level security;
alter table list_export_part enable row level security;
`,
};
