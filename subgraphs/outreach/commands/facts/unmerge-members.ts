import { defineCommand } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import { moveDeclaredBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { recordUnmerge, type ToldUnmerge } from '../../../kernel/merges/record-unmerge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { people } from '../../persistence/people.ts';
import { lockWindows, rebuildWindows } from '../../persistence/windows.ts';

/** Two ids were two persons all along: messages of a side and their slots go back to it. */
export const unmergeMembers = defineCommand<ToldUnmerge, Moved, never>({
  name: 'outreach.unmerge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const unmerge = await recordUnmerge(tx.sql, told);
    if (!unmerge) return accepted({});
    const both = [...new Set([told.memberId, told.otherMemberId, unmerge.survivorId, ...unmerge.ids])];
    await lockWindows(tx, both);
    const moved = await moveDeclaredBack(tx, unmerge, people);
    await rebuildWindows(tx, both);
    return accepted(moved);
  },
});
