import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { updateTask } from '../../commands/tasks/write-task.ts';
import { headOfficeOnly } from '../head-office.ts';
import { EDITED_TERMS, RETIRED, TASK, numberOf } from './takes.ts';

export const updateTaskMutation = defineMutation({
  name: 'updateTask',
  says: 'Changes a task 修改任务; what is left out stays, what was earned too.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'What is to be changed of a task.',
  takes: { id: idOf(PREFIX.task, 'Task.'), expectedVersion: VERSION, ...EDITED_TERMS },
  refusals: { ...said('INVALID', 'NOT_FOUND', 'STALE'), RETIRED },
  extras: CURRENT_VERSION,
  command: updateTask,
  // Null clears what may be missing, and leaves alone what may not.
  inputOf: ({ points, growth, ...sent }) => ({
    ...sent, nameZh: sent.nameZh ?? undefined, nameEn: sent.nameEn ?? undefined, budget: sent.budget ?? undefined,
    startsAt: sent.startsAt ?? undefined, regions: sent.regions ?? undefined, tiers: sent.tiers ?? undefined,
    channelIds: sent.channelIds ?? undefined, points: numberOf(points), growth: numberOf(growth),
  }),
  answers: { task: TASK },
});
