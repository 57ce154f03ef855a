import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { Proof } from '../../domain/words.ts';
import { lockPerson, type Person } from '../../persistence/persons.ts';
import { doTask, lockTask } from './do-task.ts';

/** By the word of the house itself. */
const HOUSE = 'house';

/** Rewards a locked person for every task that this proves; what a task refuses is not earned. */
export async function proveTasks(tx: Tx, proof: Proof, person: Person, reference: string): Promise<number> {
  const open = await tx.sql.all<{ id: string }>`select id from task
    where proof = ${proof} and retired_at is null and starts_at <= ${tx.now}
      and (ends_at is null or ends_at > ${tx.now}) order by id`;
  let rewarded = 0;
  for (const { id } of open) {
    const task = await lockTask(tx, id);
    const done = task && await doTask(tx, task, person, { by: HOUSE, reference });
    if (!done?.ok || done.value.already) continue;
    rewarded += 1;
    tx.audit({ subjectId: person.memberId, after: { taskId: id, reference, ...done.value } });
  }
  return rewarded;
}

/** The whole profile was told. */
export const takeProfiles = defineCommand<
  EventPayloads['member.profile-completed.v1'], { rewarded: number }, never>({
  name: 'engagement.take-profiles',
  execute: async (tx, { memberId }) => {
    const person = await lockPerson(tx.sql, memberId);
    const reference = `profile:${memberId}`;
    return accepted({ rewarded: person ? await proveTasks(tx, 'profile_completed', person, reference) : 0 });
  },
});

/** It stood in a store. */
export const takeVisits = defineCommand<EventPayloads['member.visited.v1'], { rewarded: number }, never>({
  name: 'engagement.take-visits',
  execute: async (tx, { memberId, visitId }) => {
    const person = await lockPerson(tx.sql, memberId);
    return accepted({ rewarded: person ? await proveTasks(tx, 'store_visit', person, `visit:${visitId}`) : 0 });
  },
});
