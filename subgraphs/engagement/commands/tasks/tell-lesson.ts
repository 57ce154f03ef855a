import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { readIdentifier } from '../../../kernel/identifier.ts';
import { accepted, refused, refusedAll, type Outcome, type Refusal } from '../../../kernel/outcome.ts';
import { refusalOfLesson, type LessonCode } from '../../domain/lesson.ts';
import { UNREWARDED, type Unrewarded } from '../../domain/words.ts';
import { noteDevice } from '../../persistence/devices.ts';
import { lockVisible, type Person } from '../../persistence/persons.ts';
import { doTask, lockTask, type DoTaskCode, type TaskRow } from './do-task.ts';
import { isToldBy } from './told-by.ts';

export interface TellLesson {
  readonly taskId: string;
  readonly memberId: string;
  readonly lesson: string;
  /** 0 to 100. */
  readonly percent: number;
  /** Mark of the device, if it was told. */
  readonly device?: string;
}
export interface LessonTold {
  readonly taskId: string;
  readonly memberId: string;
  readonly lesson: string;
  /** Null: it is not finished, or not rewarded. */
  readonly grantId: string | null;
  /** Why a finished one gives nothing. */
  readonly unrewarded: Unrewarded | null;
  /** It was rewarded before. */
  readonly already: boolean;
}
type Code = Exclude<DoTaskCode, Uppercase<Unrewarded>> | LessonCode | 'NOT_FOUND' | 'INVALID' | 'NOT_OF_FUNDER';

const LONGEST_LESSON = 100;

/**
 * A channel says how far a member is with a lesson of a course; finished, it is rewarded as a task is, once for each
 * lesson, whichever channels tell it. What was told before stays where less is told now, and what was learnt stays also
 * where it gives nothing: told again when there is budget, it is rewarded then.
 */
export const tellLesson = defineCommand<TellLesson, LessonTold, Code>({
  name: 'engagement.tell-lesson',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { taskId, memberId: namedId, lesson: sent, percent, device }) => {
    const lesson = readIdentifier(sent, LONGEST_LESSON);
    if (lesson === null) {
      return refused('INVALID', `A lesson has 1 to ${LONGEST_LESSON} characters that can be seen.`, ['lesson']);
    }
    if (percent < 0 || percent > 100) return refused('INVALID', 'Progress is 0 to 100.', ['percent']);
    const person = await lockVisible(tx, namedId);
    if (!person) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const task = await lockTask(tx, taskId);
    if (!task) return refused('NOT_FOUND', 'There is no such task.', ['taskId']);
    const refusal = refusalOfLesson(task, tx.now);
    if (refusal) return refused(refusal.code, refusal.message, ['taskId']);
    if (!await isToldBy(tx, task)) {
      return refused('NOT_OF_FUNDER', 'A course is told by who pays for it, and by the channels it names.', ['taskId']);
    }
    await noteDevice(tx, person, device);
    const reached = await keep(tx, person, { taskId, memberId: person.memberId, lesson, percent });
    const done = reached < 100 ? accepted(NOTHING) : await reward(tx, task, person, lesson);
    if (!done.ok) return done;
    const { memberId } = person;
    tx.audit({ subjectId: memberId, after: { taskId, lesson, percent: reached, ...done.value } });
    return accepted({ taskId, memberId, lesson, ...done.value });
  },
});

/** How far the member is by now. */
async function keep(
  { sql, now }: Tx, { memberId }: Person, { taskId, lesson, percent }: TellLesson,
): Promise<number> {
  const row = await sql.one<{ percent: number }>`
    insert into lesson_progress as p (task_id, member_id, lesson, percent, told_at, done_at)
    values (${taskId}, ${memberId}, ${lesson}, ${percent}, ${now}, ${percent === 100 ? now : null})
    on conflict (task_id, member_id, lesson) do update set percent = greatest(p.percent, excluded.percent),
      told_at = excluded.told_at, done_at = coalesce(p.done_at, excluded.done_at)
    returning percent`;
  return row.percent;
}

/** A lesson is everybody's: the deed is the member's own, so that its reference names the member too. */
async function reward(tx: Tx, task: TaskRow, person: Person, lesson: string): Promise<Outcome<LessonDone, Code>> {
  const done = await doTask(tx, task, person, {
    by: tx.actor.channelId ?? tx.actor.id, reference: `${lesson} ${person.memberId}`, event: `lesson ${lesson}`,
  });
  if (done.ok) return accepted({ ...done.value, unrewarded: null });
  const code = done.refusals[0]!.code;
  const why = UNREWARDED.find((word) => word === code.toLowerCase());
  return why ? accepted({ ...NOTHING, unrewarded: why }) : refusedAll(done.refusals as readonly Refusal<Code>[]);
}
type LessonDone = Pick<LessonTold, 'grantId' | 'already' | 'unrewarded'>;
const NOTHING: LessonDone = { grantId: null, already: false, unrewarded: null };
