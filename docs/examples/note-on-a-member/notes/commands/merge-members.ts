import type { EventPayloads } from '../../../../../subgraphs/contracts/events.ts';
import { defineCommand } from '../../../../../subgraphs/kernel/commands/command.ts';
import { lockMerges } from '../../../../../subgraphs/kernel/merges/merge-locks.ts';
import type { Moved } from '../../../../../subgraphs/kernel/merges/moved.ts';
import { moveDeclared } from '../../../../../subgraphs/kernel/merges/move-rows.ts';
import { recordMerge } from '../../../../../subgraphs/kernel/merges/record-merge.ts';
import { accepted } from '../../../../../subgraphs/kernel/outcome.ts';
import { people } from '../persistence/people.ts';

/** Two ids are one person: notes of the other go to the survivor, each move tagged. */
export const mergeMembers = defineCommand<EventPayloads['member.merged.v1'], Moved, never>({
  name: 'notes.merge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const merge = await recordMerge(tx.sql, told);
    return accepted(merge ? await moveDeclared(tx, merge, people) : {});
  },
});
