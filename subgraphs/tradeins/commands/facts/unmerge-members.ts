import { defineCommand } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import { moveDeclaredBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { recordUnmerge, type ToldUnmerge } from '../../../kernel/merges/record-unmerge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { people } from '../../persistence/people.ts';

/** Two ids were two persons all along: what was of a side goes back to it. */
export const unmergeMembers = defineCommand<ToldUnmerge, Moved, never>({
  name: 'tradeins.unmerge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const unmerge = await recordUnmerge(tx.sql, told);
    return accepted(unmerge ? await moveDeclaredBack(tx, unmerge, people) : {});
  },
});
