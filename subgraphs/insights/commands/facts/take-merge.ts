import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { moveDeclared } from '../../../kernel/merges/move-rows.ts';
import { recordMerge } from '../../../kernel/merges/record-merge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { people } from '../../persistence/people.ts';
import { joinSegments } from '../segments/join-segments.ts';
import { bringHome } from './bring-home.ts';

/** Two ids are one person: what is known of the other is the survivor's, each move tagged. */
export const takeMerge = defineCommand<EventPayloads['member.merged.v1'], Moved, 'UNKNOWN_MEMBER' | 'UNKNOWN_RATE'>({
  name: 'insights.take-merge',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const merge = await recordMerge(tx.sql, told);
    if (!merge) return accepted({});
    const moved = await moveDeclared(tx, merge, people);
    await joinSegments(tx, merge);
    const refusal = await bringHome(tx, [merge.survivorId, merge.mergedId]);
    if (refusal) return refusal;
    tx.audit({ subjectId: merge.survivorId, after: { otherMemberId: merge.mergedId } });
    return accepted(moved);
  },
});
