import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import {
  dateTime, edited, idOf, KEY, list, optional, otherwise, points, take, text, VERSION, whole,
} from '../../../kernel/graph/mutation/take.ts';
import { createTask, retireTask, updateTask } from '../../commands/tasks/write-task.ts';
import type { Cadence, Proof } from '../../domain/words.ts';
import { tasksById } from '../../queries/tasks.ts';
import { headOfficeOnly } from '../head-office.ts';
import { TaskCadenceName, TaskProofName } from '../words.ts';
import { Task } from './task.type.ts';

const TASK = loaded(() => Task, tasksById, 'taskId', 'The task; null when refused.');
const NAME_ZH = text('Name in Chinese, 1 to 60 characters.');
const NAME_EN = text('Name in English, 1 to 60 characters.');
const POINTS = points('Points each time, 1 to 1,000,000.');
const BUDGET = whole('Points that it may give in all, at least what it has given.');
const CAP = whole('How often a member is rewarded at most, 1 to 10,000.');
const STARTS = dateTime('From when on.');
const ENDS = dateTime('Until when, not included.');
const REGIONS = list<string>(() => String, 'Codes of regions it is for, at most 100; none: all.');
const TIERS = list<string>(() => String, 'Tiers it is for, "CN:gold", at most 100; none: all.');
const RETIRED = 'The task is over for ever.';

export const createTaskMutation = defineMutation({
  name: 'createTask',
  says: 'Makes a task 新建任务.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'A new task.',
  takes: {
    code: text('Code, 1 to 40 characters, for ever.'), nameZh: NAME_ZH, nameEn: NAME_EN,
    cadence: take<Cadence>(() => TaskCadenceName, 'How often it is rewarded, for ever.'),
    proof: otherwise<Proof>('channel', take(() => TaskProofName, 'What shows that it was done, for ever.')),
    points: POINTS, budget: BUDGET, capPerMember: optional(CAP),
    funderId: optional(idOf(PREFIX.franchise, 'Franchise that pays for it, for ever; head office without it.')),
    startsAt: STARTS, endsAt: optional(ENDS), regions: otherwise([], REGIONS), tiers: otherwise([], TIERS),
    idempotencyKey: KEY,
  },
  refusals: said('INVALID', 'CODE_TAKEN', 'NOT_FOUND'),
  command: createTask,
  inputOf: (asked) => ({ ...asked, points: Number(asked.points) }),
  answers: { task: TASK },
});

export const updateTaskMutation = defineMutation({
  name: 'updateTask',
  says: 'Changes a task 修改任务; what is left out stays, what was earned too.',
  scopes: ['engagement:write'], guard: headOfficeOnly,
  input: 'What is to be changed of a task.',
  takes: {
    id: idOf(PREFIX.task, 'Task.'), expectedVersion: VERSION, nameZh: edited(NAME_ZH), nameEn: edited(NAME_EN),
    points: edited(POINTS), budget: edited(BUDGET), capPerMember: edited(CAP), startsAt: edited(STARTS),
    endsAt: edited(ENDS), regions: edited(REGIONS), tiers: edited(TIERS),
  },
  refusals: { ...said('INVALID', 'NOT_FOUND', 'STALE'), RETIRED },
  extras: CURRENT_VERSION,
  command: updateTask,
  inputOf: ({ points: each, ...sent }) => ({
    ...sent, nameZh: sent.nameZh ?? undefined, nameEn: sent.nameEn ?? undefined, budget: sent.budget ?? undefined,
    startsAt: sent.startsAt ?? undefined, regions: sent.regions ?? undefined, tiers: sent.tiers ?? undefined,
    points: each === null || each === undefined ? undefined : Number(each),
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
