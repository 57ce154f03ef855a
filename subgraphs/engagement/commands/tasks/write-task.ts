import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId, NOBODY } from '../../../kernel/ids.ts';
import { accepted, refused, refusedAll } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { draftProblems, tidyDraft, type TaskDraft } from '../../domain/task-draft.ts';
import { taskTable } from '../../persistence/tables/task.table.ts';
import { lockTask, type TaskRow } from './do-task.ts';

interface Value { readonly taskId: string }

/** A new task; who pays for it stays for ever. */
export const createTask = defineCommand<
  TaskDraft & { readonly funderId: string | null }, Value, 'INVALID' | 'CODE_TAKEN' | 'NOT_FOUND'>({
  name: 'engagement.create-task',
  execute: async (tx, { funderId, ...sent }) => {
    if (funderId === NOBODY) return refused('NOT_FOUND', 'There is no such franchise.', ['funderId']);
    const draft = tidyDraft(sent);
    const problems = draftProblems(draft, await knownWords(tx), 0);
    if (problems.length > 0) return refusedAll(problems);
    if (await tx.sql.maybe`select 1 from task where code = ${draft.code}`) {
      return refused('CODE_TAKEN', 'Another task has this code.', ['code']);
    }
    const taskId = newId(tx.now);
    await tx.sql.insertInto(taskTable, [{
      ...draft, id: taskId, funderId, createdAt: tx.now, createdBy: tx.actor.name, updatedAt: tx.now,
    }]);
    tx.audit({ subjectId: taskId, after: { ...draft, funderId } });
    return accepted({ taskId });
  },
});

type Edited = Omit<TaskDraft, 'code' | 'cadence' | 'proof'>;
export interface UpdateTask extends Partial<Edited> {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Changes a task; what was earned stays as it was. Its code, its rhythm and its proof are for ever. */
export const updateTask = defineCommand<UpdateTask, Value, 'INVALID' | 'NOT_FOUND' | 'STALE' | 'RETIRED'>({
  name: 'engagement.update-task',
  execute: async (tx, { id, expectedVersion, ...sent }) => {
    const task = await lockTask(tx, id);
    const refusal = refusalOfEdit(task, expectedVersion);
    if (refusal || !task) return refusal ?? refused('NOT_FOUND', 'There is no such task.', ['id']);
    const given = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== undefined));
    const { code, cadence, proof } = task;
    const draft = tidyDraft({ ...task, ...given, code, cadence, proof });
    const problems = draftProblems(draft, await knownWords(tx), task.spent);
    if (problems.length > 0) return refusedAll(problems);
    await tx.sql.run`update task set name_zh = ${draft.nameZh}, name_en = ${draft.nameEn}, points = ${draft.points},
      budget = ${draft.budget}, cap_per_member = ${draft.capPerMember}, starts_at = ${draft.startsAt},
      ends_at = ${draft.endsAt}, regions = ${[...draft.regions]}::text[], tiers = ${[...draft.tiers]}::text[],
      growth = ${draft.growth}, channel_ids = ${[...draft.channelIds]}::uuid[],
      version = version + 1, updated_at = ${tx.now} where id = ${id}`;
    tx.audit({ subjectId: id, before: editedOf(task), after: editedOf(draft) });
    return accepted({ taskId: id });
  },
});

/** Ends a task at once; what was earned stays. */
export const retireTask = defineCommand<
  { readonly id: string; readonly expectedVersion: number }, Value, 'NOT_FOUND' | 'STALE' | 'RETIRED'>({
  name: 'engagement.retire-task',
  execute: async (tx, { id, expectedVersion }) => {
    const refusal = refusalOfEdit(await lockTask(tx, id), expectedVersion);
    if (refusal) return refusal;
    await tx.sql.run`update task set retired_at = ${tx.now}, version = version + 1, updated_at = ${tx.now}
      where id = ${id}`;
    tx.audit({ subjectId: id, after: { retiredAt: tx.now } });
    return accepted({ taskId: id });
  },
});

function refusalOfEdit(task: TaskRow | null, expectedVersion: number) {
  if (!task) return refused('NOT_FOUND', 'There is no such task.', ['id']);
  if (task.version !== expectedVersion) {
    return refused('STALE', 'Somebody changed the task since you read it.', ['expectedVersion'],
      { currentVersion: task.version });
  }
  return task.retiredAt ? refused('RETIRED', 'The task has ended for ever.', ['id']) : null;
}

async function knownWords(tx: Tx) {
  const book = await readCodebook(tx.sql);
  return { regions: book.everyCode('region'), tiers: book.everyCode('tier') };
}

const editedOf = ({
  nameZh, nameEn, points, growth, budget, capPerMember, startsAt, endsAt, regions, tiers, channelIds,
}: Edited) =>
  ({ nameZh, nameEn, points, growth, budget, capPerMember, startsAt, endsAt, regions, tiers, channelIds });
