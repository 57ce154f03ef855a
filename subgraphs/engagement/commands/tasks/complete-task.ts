import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { readIdentifier } from '../../../kernel/identifier.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { noteDevice } from '../../persistence/devices.ts';
import { lockVisible } from '../../persistence/persons.ts';
import { doTask, lockTask, type Done, type DoTaskCode } from './do-task.ts';
import { isToldBy } from './told-by.ts';

export interface CompleteTask {
  readonly taskId: string;
  readonly memberId: string;
  readonly reference: string;
  /** Mark of the device, if it was told. */
  readonly device?: string;
}

const LONGEST_REFERENCE = 100;

/** A channel shows that a member did a task; the same again, or again within its period, answers the first. */
export const completeTask = defineCommand<
  CompleteTask, Done, DoTaskCode | 'NOT_FOUND' | 'INVALID' | 'NOT_BY_CHANNEL' | 'NOT_OF_FUNDER'>({
  name: 'engagement.complete-task',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { taskId, memberId: namedId, reference: sent, device }) => {
    const reference = readIdentifier(sent, LONGEST_REFERENCE);
    if (reference === null) {
      return refused('INVALID', `A reference has 1 to ${LONGEST_REFERENCE} characters that can be seen.`,
        ['reference']);
    }
    const person = await lockVisible(tx, namedId);
    if (!person) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const task = await lockTask(tx, taskId);
    if (!task) return refused('NOT_FOUND', 'There is no such task.', ['taskId']);
    if (task.proof !== 'channel') {
      return refused('NOT_BY_CHANNEL', 'The house sees by itself whether this was done.', ['taskId']);
    }
    if (!await isToldBy(tx, task)) {
      return refused('NOT_OF_FUNDER', 'The task is told by who pays for it, and by the channels it names.', ['taskId']);
    }
    await noteDevice(tx, person, device);
    const done = await doTask(tx, task, person, { by: tx.actor.channelId ?? tx.actor.id, reference });
    if (!done.ok) return done;
    tx.audit({ subjectId: person.memberId, after: { taskId, reference, ...done.value } });
    return accepted(done.value);
  },
});
