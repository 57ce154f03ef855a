import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { completeTask } from '../../commands/tasks/complete-task.ts';
import { grantsById } from '../../queries/grants.ts';
import { EngagementGrant } from '../check-in/check-in.type.ts';
import { DEVICE, withDevice } from '../takes.ts';
import { notByMembers } from '../head-office.ts';

export const completeTaskMutation = defineMutation({
  name: 'completeTask',
  says: 'Says that a member did a task 完成任务: its points, once within its period; the same again changes nothing.',
  scopes: ['engagement:act'], guard: notByMembers,
  input: 'Who did what.',
  takes: {
    taskId: idOf(PREFIX.task, 'Task.'), memberId: idOf(PREFIX.member, 'Member.'),
    reference: text('Your word for this deed, 1 to 100 characters; of one task each is rewarded once.'),
    deviceId: DEVICE,
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND', 'INVALID'),
    NOT_BY_CHANNEL: 'The house sees by itself whether this task was done.',
    NOT_OF_FUNDER: 'Who pays for the task tells it, and the channels that it names; you are neither.',
    TASK_CLOSED: 'The task is not open now.', NOT_ELIGIBLE: 'The task is not for members of this region or tier.',
    CAP_REACHED: 'The member was rewarded as often as the task allows.',
    BUDGET_SPENT: 'The budget of the task is spent.', DEED_TAKEN: 'This reference was rewarded already.',
  },
  command: completeTask,
  inputOf: withDevice,
  answers: {
    grant: loaded(() => EngagementGrant, grantsById, 'grantId', 'What was granted for it; null when refused.'),
    already: {
      type: () => Boolean, says: 'It was rewarded before, within the same period; nothing changed.',
      of: ({ already }) => already,
    },
  },
});
