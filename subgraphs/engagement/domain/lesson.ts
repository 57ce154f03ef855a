import type { TaskTerms } from './task.ts';
import type { Proof } from './words.ts';

export type LessonCode = 'NOT_A_COURSE' | 'TASK_CLOSED';

type Course = Pick<TaskTerms, 'startsAt' | 'endsAt' | 'retiredAt'> & { readonly proof: Proof };
interface Refused { readonly code: LessonCode; readonly message: string }

/**
 * Why no progress is taken: only a task that is proved by lessons is a course 课程, within its days. Its cap is how many
 * lessons it has. Example: a course of 12 lessons, 10 points each, budget 1,200: ten members may finish all of it.
 */
export function refusalOfLesson(
  { proof, startsAt, endsAt, retiredAt }: Course, at: Date,
): Refused | null {
  if (proof !== 'lesson') return { code: 'NOT_A_COURSE', message: 'The task is no course.' };
  const isOpen = startsAt <= at && !(endsAt && endsAt <= at) && !retiredAt;
  return isOpen ? null : { code: 'TASK_CLOSED', message: 'The course is not open now.' };
}
