import { t } from '../../../kernel/database/columns.ts';
import { defineTable } from '../../../kernel/database/define-table.ts';

/** How far a member is with a lesson of a course, by the greatest word of any channel. */
export const lessonProgressTable = defineTable('engagement.lesson_progress', {
  taskId: t.uuid().primary(),
  memberId: t.uuid().primary(),
  /** As the course calls it. */
  lesson: t.text().primary().check('char_length(lesson) >= 1 and char_length(lesson) <= 100'),
  percent: t.int().check('percent >= 0 and percent <= 100'),
  toldAt: t.timestamptz(),
  doneAt: t.timestamptz().nullable(),
}, {
  about: 'memberId',
  references: { taskId: 'task (id)' },
  indexes: { lesson_progress_member: '(member_id, told_at desc)' },
  checks: { lesson_progress_done: '(percent = 100) = (done_at is not null)' },
});
