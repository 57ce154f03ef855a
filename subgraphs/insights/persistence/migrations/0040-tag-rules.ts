import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Rules by which tags are given, and when each was worked out. */
export const insights0040: SqlMigration = {
  name: 'insights-0040',
  sql: `
create table tag_rule (
  tag_id uuid primary key references tag (id),
  rule jsonb,
  source text not null check (source in ('behaviour', 'inferred')),
  confidence smallint not null check (confidence >= 1 and confidence <= 100),
  version integer not null check (version > 0),
  set_by text not null,
  set_at timestamptz not null
);
alter table tag_rule enable row level security;

create table tag_run (
  id uuid primary key,
  tag_id uuid not null references tag_rule (tag_id),
  rule_version integer not null,
  asked_by text not null,
  started_at timestamptz not null,
  place integer not null,
  finished_at timestamptz,
  after uuid not null default '00000000-0000-0000-0000-000000000000',
  members integer not null default 0 check (members >= 0),
  given integer not null default 0 check (given >= 0),
  taken integer not null default 0 check (taken >= 0)
);
create index tag_run_list on tag_run (tag_id, started_at desc, id desc);
create index tag_run_next on tag_run (started_at, place, id) where finished_at is null;
create unique index tag_run_unfinished on tag_run (tag_id) where finished_at is null;
alter table tag_run enable row level security;
`,
};
