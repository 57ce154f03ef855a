import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Who is looked at for abuse, as engagement tells it: none of their points can be spent meanwhile. */
export const loyalty0281: SqlMigration = {
  name: 'loyalty-0281',
  sql: `
create table member_review (
  case_id uuid primary key,
  member_id uuid not null,
  under_review boolean not null,
  version bigint not null
);
create index member_review_open on member_review (member_id) where under_review;
alter table member_review enable row level security;
`,
};
