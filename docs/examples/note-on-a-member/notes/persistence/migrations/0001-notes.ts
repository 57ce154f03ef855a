import type { SqlMigration } from '../../../../../../subgraphs/kernel/database/migration.ts';

export const notes0001: SqlMigration = {
  name: 'notes-0001',
  sql: `
create table member_note (
  id uuid primary key,
  member_id uuid not null,
  text text not null check (char_length(text) between 1 and 500),
  written_at timestamptz not null,
  written_by text not null
);
create index member_note_list on member_note (member_id, written_at desc, id desc);
alter table member_note enable row level security;
create policy visible on member_note for select to karat_notes_restricted using (
  (select true from person_visibility v where v.person_id = member_note.member_id));
grant select on member_note to karat_notes_restricted;
`,
};
