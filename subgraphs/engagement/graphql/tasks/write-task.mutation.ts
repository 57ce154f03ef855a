import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, otherwise, take, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { createTask, retireTask, updateTask } from '../../commands/tasks/write-task.ts';
import type { Cadence, Proof } from '../../domain/words.ts';
import { tasksById } from '../../queries/tasks.ts';
import { headOfficeOnly } from '../head-office.ts';
import { TaskCadenceName, TaskProofName } from '../words.ts';
import { EDITED_TERMS, NEW_TERMS, numberOf } from './takes.ts';
import { Task } from './task.type.ts';

const TASK = loaded(() => Task, tasksById, 'taskId', 'The task; null when refused.');
const RETIRED = 'The task is over for ever.';

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
