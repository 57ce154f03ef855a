import type { Tx } from '../../../kernel/commands/command.ts';
import type { RowOf } from '../../../kernel/database/define-table.ts';
import { columnsOf } from '../../../kernel/database/table-rows.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { readCodebook } from '../../../words/read-codebook.ts';
import { periodOf, refusalOfTask, type TaskCode } from '../../domain/task.ts';
import { grantPoints } from '../../persistence/grants.ts';
import { tierOf, type Person } from '../../persistence/persons.ts';
import { taskTable } from '../../persistence/tables/task.table.ts';

export type TaskRow = RowOf<typeof taskTable>;

/** What shows that it was done: whose word, and what they call it. */
export interface Shown {
  readonly by: string;
  readonly reference: string;
  /** What it is once for, where that is not the reference. */
  readonly event?: string;
}

export type DoTaskCode = TaskCode | 'DEED_TAKEN';
export interface Done {
  readonly grantId: string;
  /** It was rewarded before, within the same period. */
  readonly already: boolean;
}

const WORDS: Readonly<Record<TaskCode, string>> = {
  TASK_CLOSED: 'The task is not open now.', NOT_ELIGIBLE: 'The task is not for members of this region or tier.',
  CAP_REACHED: 'The member was rewarded as often as the task allows.', BUDGET_SPENT: 'The budget of the task is spent.',
};

export async function lockTask(tx: Tx, id: string): Promise<TaskRow | null> {
  return tx.sql.maybe<TaskRow>`select ${columnsOf(taskTable)} from task where id = ${id} for update`;
}

/** Rewards a locked person for a locked task, once within its period. */
export async function doTask(
  tx: Tx, task: TaskRow, person: Person, shown: Shown,
): Promise<Outcome<Done, DoTaskCode>> {
  const book = await readCodebook(tx.sql);
  const day = dayText(localDay(tx.now, book.zoneOf(person.region, tx.now)));
  const slot = `task:${task.id}:${periodOf(task.cadence, day, shown.event ?? `${shown.by} ${shown.reference}`)}`;
  const { memberId } = person;
  // What a review took back is not earned a second time.
  const known = await tx.sql.maybe<{ id: string }>`select id from engagement_grant where member_id = ${memberId}
    and slot = ${slot} and (state in ('pending', 'granted') or withdrawn_for = 'review') order by id desc limit 1`;
  if (known) return accepted({ grantId: known.id, already: true });
  const counts = await tx.sql.one<{ done: number; taken: boolean }>`
    select (select count(*)::int from engagement_grant where member_id = ${memberId} and task_id = ${task.id}
        and (state in ('pending', 'granted') or withdrawn_for = 'review')) as done,
      exists (select 1 from engagement_grant where task_id = ${task.id} and recorded_by = ${shown.by}
        and reference = ${shown.reference} and state in ('pending', 'granted')) as taken`;
  if (counts.taken) {
    return refused('DEED_TAKEN', 'This reference was rewarded already.', ['reference']);
  }
  const doer = { region: person.region, tier: await tierOf(tx.sql, person, book, tx.now), done: counts.done };
  const code = refusalOfTask(task, doer, tx.now);
  if (code) return refused(code, WORDS[code], ['taskId']);
  await tx.sql.run`update task set spent = spent + points where id = ${task.id}`;
  const grantId = await grantPoints(tx, person, {
    cause: task.proof === 'lesson' ? 'course' : 'task', slot,
    taskId: task.id, recordedBy: shown.by, reference: shown.reference, points: task.points, growth: task.growth,
    funderId: task.funderId, label: `${task.nameZh} ${task.nameEn}`,
  });
  return accepted({ grantId, already: false });
}
