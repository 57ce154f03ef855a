import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { tellLesson } from '../../commands/tasks/tell-lesson.ts';
import { grantsById } from '../../queries/grants.ts';
import { lessonsOf } from '../../queries/lessons.ts';
import { EngagementGrant } from '../check-in/check-in.type.ts';
import { notByMembers } from '../head-office.ts';
import { DEVICE, withDevice } from '../takes.ts';
import { LessonUnrewardedName } from '../words.ts';
import { LessonProgress } from './lesson.type.ts';

export const tellLessonMutation = defineMutation({
  name: 'tellLesson',
  says: 'Says how far a member is with a lesson of a course 上报课程进度: finished, its points are given, once for each '
    + 'lesson. Less than was told before changes nothing.',
  scopes: ['engagement:act'], guard: notByMembers,
  input: 'Who is how far with what.',
  takes: {
    taskId: idOf(PREFIX.task, 'The course: a task that is proved by lessons.'),
    memberId: idOf(PREFIX.member, 'Member.'),
    lesson: text('The lesson, as the course calls it, 1 to 100 characters.'),
    percent: whole('How much of it is done, 0 to 100; 100 finishes it.'),
    deviceId: DEVICE,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    NOT_A_COURSE: 'The task is no course: it is not proved by lessons.',
    NOT_OF_FUNDER: 'Who pays for the course tells it, and the channels that it names; you are neither.',
    TASK_CLOSED: 'The course is not open now.', DEED_TAKEN: 'This lesson was rewarded already.',
  },
  command: tellLesson,
  inputOf: withDevice,
  answers: {
    progress: {
      type: () => LessonProgress, says: 'How far it is by now; null when refused.',
      of: async ({ memberId, taskId, lesson }, context) => (await context.load(lessonsOf, { memberId, first: 100 }))
        .find((one) => one.taskUuid === taskId && one.lesson === lesson) ?? null,
    },
    grant: {
      type: () => EngagementGrant, says: 'What was granted for it; null when it is not finished, or gives nothing.',
      of: ({ grantId }, context) => (grantId === null ? null : context.load(grantsById, grantId)),
    },
    unrewarded: {
      type: () => LessonUnrewardedName,
      says: 'Why it gives nothing though it is finished, which stays known; null otherwise.',
      of: ({ unrewarded }) => unrewarded,
    },
    already: {
      type: () => Boolean, says: 'It was finished and rewarded before; nothing more was given.',
      of: ({ already }) => already,
    },
  },
});
