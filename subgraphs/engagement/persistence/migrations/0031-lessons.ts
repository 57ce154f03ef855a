import type { SqlMigration } from '../../../kernel/database/migration.ts';

/** Courses 课程: tasks whose lessons a channel tells, and how far each member is with each lesson. */
export const engagement0031: SqlMigration = {
  name: 'engagement-0031',
  sql: `
alter table task drop constraint task_proof_check;
alter table task add constraint task_proof_check
  check (proof in ('channel', 'profile_completed', 'first_order', 'store_visit', 'lesson'));
alter table engagement_grant drop constraint engagement_grant_cause_check;
alter table engagement_grant add constraint engagement_grant_cause_check
  check (cause in ('check_in', 'task', 'referral', 'format', 'course'));

create table lesson_progress (
  task_id uuid not null references task (id),
  member_id uuid not null,
  lesson text not null check (char_length(lesson) >= 1 and char_length(lesson) <= 100),
  percent int not null check (percent >= 0 and percent <= 100),
  told_at timestamptz not null,
  done_at timestamptz,
  primary key (task_id, member_id, lesson),
  constraint lesson_progress_done check ((percent = 100) = (done_at is not null))
);
create index lesson_progress_member on lesson_progress (member_id, told_at desc);
alter table lesson_progress enable row level security;
create policy visible on lesson_progress for select to karat_engagement_restricted using (
  (select true from person_visibility v where v.person_id = lesson_progress.member_id));
grant select on lesson_progress to karat_engagement_restricted;
`,
};
