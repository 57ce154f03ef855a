import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { moveDeclared } from '../../../kernel/merges/move-rows.ts';
import { recordMerge } from '../../../kernel/merges/record-merge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { people } from '../../persistence/people.ts';
import { supersedeTwins } from '../../persistence/supersede-twins.ts';
import { lockWindows, rebuildWindows } from '../../persistence/windows.ts';

/** Two ids are one person: its messages are the survivor's, and so are the slots they take; of two it gets one. */
export const mergeMembers = defineCommand<EventPayloads['member.merged.v1'], Moved, never>({
  name: 'outreach.merge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const merge = await recordMerge(tx.sql, told);
    if (!merge) return accepted({});
    const both = [merge.mergedId, merge.survivorId];
    // Messages before windows, as whoever sends locks them.
    await supersedeTwins(tx, merge);
    await lockWindows(tx, both);
    const moved = await moveDeclared(tx, merge, people);
    await rebuildWindows(tx, both);
    return accepted(moved);
  },
});
