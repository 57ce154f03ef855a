import { defineCommand } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import { moveBack, moveDeclaredBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { recordUnmerge, type ToldUnmerge } from '../../../kernel/merges/record-unmerge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { people } from '../../persistence/people.ts';
import { bringHome } from './bring-home.ts';

/**
 * Two who were taken for one are two again: orders and tags go back to the side that they were of, also what was
 * sold to one of its ids since, and both are known by what is theirs.
 */
export const takeUnmerge = defineCommand<ToldUnmerge, Moved, 'UNKNOWN_MEMBER' | 'UNKNOWN_RATE'>({
  name: 'insights.take-unmerge',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const unmerge = await recordUnmerge(tx.sql, told);
    if (!unmerge) return accepted({});
    const { ids, personId, survivorId } = unmerge;
    const moved: Record<string, number | bigint> = { ...await moveDeclaredBack(tx, unmerge, people) };
    for (const table of ['segment_member', 'segment_pick']) {
      moved[table] = (await moveBack(tx, unmerge, { table, column: 'member_id', key: ['id'] })).length;
    }
    const since = await tx.sql.run`update order_fact set member_id = ${personId}
      where member_id = ${survivorId} and buyer_id = any(${[...ids]}::uuid[])`;
    const refusal = await bringHome(tx, [survivorId, personId]);
    if (refusal) return refusal;
    tx.audit({ subjectId: survivorId, after: { parted: personId } });
    return accepted({ ...moved, order_fact: Number(moved.order_fact ?? 0) + since });
  },
});
