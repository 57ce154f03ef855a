import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { moveDeclared } from '../../../kernel/merges/move-rows.ts';
import { recordMerge } from '../../../kernel/merges/record-merge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { people } from '../../persistence/people.ts';

/** Two ids are one person: what is of the other goes to the survivor, each move tagged. */
export const mergeMembers = defineCommand<EventPayloads['member.merged.v1'], Moved, never>({
  name: 'tradeins.merge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const merge = await recordMerge(tx.sql, told);
    return accepted(merge ? await moveDeclared(tx, merge, people) : {});
  },
});
