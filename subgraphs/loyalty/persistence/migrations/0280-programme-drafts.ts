import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Versions of a programme's rules that somebody is still writing: whoever writes one sees it alone. */
export const loyalty0280: SqlMigration = {
  name: 'loyalty-0280',
  sql: `
create table programme_draft (
  owner_id text not null,
  programme text not null references programme (code),
  name text not null check (char_length(name) >= 1 and char_length(name) <= 60),
  version integer not null default 1 check (version > 0),
  base_version integer not null check (base_version > 0),
  effective_from timestamptz,
  note text check (char_length(note) <= 500),
  rules jsonb not null,
  changed_at timestamptz not null,
  primary key (owner_id, programme, name)
);
alter table programme_draft enable row level security;
`,
};
