import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { retireTask } from '../../commands/tasks/write-task.ts';
import { headOfficeOnly } from '../head-office.ts';
import { TASK, RETIRED } from './takes.ts';

export const retireTaskMutation = defineMutation({
  name: 'retireTask',
  says: 'Ends a task for ever 停用任务; what was earned stays.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'A task to be ended.',
  takes: { id: idOf(PREFIX.task, 'Task.'), expectedVersion: VERSION },
  refusals: { ...said('NOT_FOUND', 'STALE'), RETIRED },
  extras: CURRENT_VERSION,
  command: retireTask,
  answers: { task: TASK },
});
