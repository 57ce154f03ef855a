import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Who serves whom, for how many of each person's members are worth most. */
export const insights0070: SqlMigration = {
  name: 'insights-0070',
  sql: `
create table member_served (
  member_id uuid primary key,
  staff_id uuid,
  since timestamptz not null,
  version bigint not null
);
create index member_served_staff on member_served (staff_id, member_id) where staff_id is not null;
alter table member_served enable row level security;
create policy visible on member_served for select to karat_insights_restricted using (
  (select true from person_visibility v where v.person_id = member_served.member_id));
grant select on member_served to karat_insights_restricted;
`,
};
