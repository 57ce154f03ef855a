import { defineCommand } from '../../../../../subgraphs/kernel/commands/command.ts';
import { lockMerges } from '../../../../../subgraphs/kernel/merges/merge-locks.ts';
import { moveDeclaredBack } from '../../../../../subgraphs/kernel/merges/move-back.ts';
import type { Moved } from '../../../../../subgraphs/kernel/merges/moved.ts';
import { recordUnmerge, type ToldUnmerge } from '../../../../../subgraphs/kernel/merges/record-unmerge.ts';
import { accepted } from '../../../../../subgraphs/kernel/outcome.ts';
import { people } from '../persistence/people.ts';

/** Two ids were two persons all along: notes go back to the side that they were written for. */
export const unmergeMembers = defineCommand<ToldUnmerge, Moved, never>({
  name: 'notes.unmerge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const unmerge = await recordUnmerge(tx.sql, told);
    return accepted(unmerge ? await moveDeclaredBack(tx, unmerge, people) : {});
  },
});
