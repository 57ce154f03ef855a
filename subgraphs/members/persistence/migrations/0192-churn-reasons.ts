import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Why members stay away, by member and by month. */
export const members0192: SqlMigration = {
  name: 'members-0192',
  sql: `
create table churn_reason (
  id uuid primary key,
  member_id uuid not null references member (id),
  reason text not null check (reason in ('price', 'quality', 'service', 'style', 'store', 'competitor', 'points',
    'no_need', 'moved', 'other')),
  text text check (char_length(text) <= 500),
  source text not null check (source in ('associate', 'complaint', 'survey')),
  complaint_id uuid references complaint (id),
  recorded_at timestamptz not null,
  recorded_by text not null,
  constraint churn_reason_check check (reason <> 'other' or text is not null),
  constraint churn_reason_check1 check ((source = 'complaint') = (complaint_id is not null))
);
create index churn_reason_member on churn_reason (member_id, recorded_at desc, id desc);
create index churn_reason_recorded on churn_reason (recorded_at);
alter table churn_reason enable row level security;
create policy visible on churn_reason for select to karat_members_restricted using (
  (select true from person_visibility v where v.person_id = churn_reason.member_id));
grant select on churn_reason to karat_members_restricted;
`,
};
