import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** The vocabulary of tags, and who says that a member is so; what was taken back stays as history. */
export const insights0004: SqlMigration = {
  name: 'insights-0004',
  sql: `
create table tag (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  name_zh text not null,
  name_en text not null,
  exclusive_group text check (exclusive_group ~ '^[a-z][a-z0-9-]{1,39}$'),
  retired boolean not null default false,
  version integer not null default 1
);
grant select on tag to karat_insights_restricted;

create table member_tag (
  id uuid primary key,
  member_id uuid not null,
  tag_id uuid not null references tag (id),
  kind text not null check (kind in ('manual', 'rule', 'imported')),
  source text not null check (source in ('operator', 'member', 'behaviour', 'inferred')),
  confidence smallint not null check (confidence >= 1 and confidence <= 100),
  said_at timestamptz not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  removed_at timestamptz,
  removed_by text
);
create index member_tag_live on member_tag (member_id) where removed_at is null;
create index member_tag_members on member_tag (tag_id, member_id) where removed_at is null;
alter table member_tag enable row level security;
create policy visible on member_tag for select to karat_insights_restricted using (
  (select true from person_visibility v where v.person_id = member_tag.member_id));
grant select on member_tag to karat_insights_restricted;
`,
};
