import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, otherwise, take, text } from '../../../kernel/graph/mutation/take.ts';
import { createTask } from '../../commands/tasks/write-task.ts';
import type { Cadence, Proof } from '../../domain/words.ts';
import { headOfficeOnly } from '../head-office.ts';
import { TaskCadenceName, TaskProofName } from '../words.ts';
import { NEW_TERMS, TASK } from './takes.ts';

export const createTaskMutation = defineMutation({
  name: 'createTask',
  says: 'Makes a task 新建任务.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'A new task.',
  takes: {
    code: text('Code, 1 to 40 characters, for ever.'),
    cadence: take<Cadence>(() => TaskCadenceName, 'How often it is rewarded, for ever.'),
    proof: otherwise<Proof>('channel', take(() => TaskProofName, 'What shows that it was done, for ever.')),
    funderId: optional(idOf(PREFIX.franchise, 'Franchise that pays for it, for ever; head office without it.')),
    ...NEW_TERMS, idempotencyKey: KEY,
  },
  refusals: said('INVALID', 'CODE_TAKEN', 'NOT_FOUND'),
  command: createTask,
  inputOf: (asked) => ({ ...asked, points: Number(asked.points), growth: Number(asked.growth) }),
  answers: { task: TASK },
});
