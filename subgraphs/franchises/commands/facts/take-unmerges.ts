import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import { moveBack, moveDeclaredBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import {
  recordUnmerge, type ToldUnmerge, type Unmerge,
} from '../../../kernel/merges/record-unmerge.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockFamilies, type Families } from '../../persistence/families.ts';
import { people } from '../../persistence/people.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from '../history/refold-members.ts';
import { partiesSince, type TakeMergeCode } from './take-merges.ts';

/**
 * Two members who were taken for one are two again, as if they had never been merged: each side's attribution follows
 * from its own purchases, and rebates whose party at payment turns out to be another are corrected.
 */
export const takeUnmerge = defineCommand<ToldUnmerge, Moved, TakeMergeCode>({
  name: 'franchises.take-unmerge',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const both = new Map([[told.memberId, null], [told.otherMemberId, null]]);
    const before = await lockFamilies(tx.sql, both);
    if (!before.homes.has(told.memberId) || !before.homes.has(told.otherMemberId)) {
      return refused('UNKNOWN_MEMBER', 'A merged member has not arrived yet.');
    }
    const link = before.tree.linkOf(told.otherMemberId);
    const was = link ? await partiesSince(tx, before, link.at) : new Map();
    const unmerge = await recordUnmerge(tx.sql, told);
    if (!unmerge) return accepted({});
    const families = await lockFamilies(tx.sql, both);
    const rows = await moveDeclaredBack(tx, unmerge, people);
    const orders = await ordersBack(tx, unmerge, families);
    await refoldMembers(tx, families, [unmerge.personId, unmerge.survivorId],
      await readPolicies(tx.sql), { was });
    return accepted({ ...rows, order_fact: orders.length });
  },
});

/** Orders of the side, their buyer at payment by the merges that are left, and their rebates. */
async function ordersBack(tx: Tx, unmerge: Unmerge, families: Families): Promise<string[]> {
  const { personId, survivorId } = unmerge;
  const keys = await moveBack(tx, unmerge,
    { table: 'order_fact', column: 'member_id', key: ['order_id'] });
  const ids = keys.map(([id]) => String(id));
  if (ids.length === 0) return ids;
  const rows = await tx.sql.all<{ order_id: string; paid_at: Date; named: string[] }>`
    select o.order_id, o.paid_at, array(select v.from_person_id::text from merge_move v
      where v.table_name = 'order_fact' and v.from_person_id = any(${[...unmerge.ids]}::uuid[])
        and v.row_key = jsonb_build_array(o.order_id)) as named
    from order_fact o where o.order_id = any(${ids}::uuid[])`;
  await tx.sql.run`update order_fact set buyer_id = t.buyer_id
    from unnest(${rows.map((row) => row.order_id)}::uuid[], ${rows.map(({ named, paid_at: paidAt }) =>
      families.tree.holderAt(families.tree.firstOf([personId, ...named]), paidAt))}::uuid[])
      as t(order_id, buyer_id)
    where order_fact.order_id = t.order_id`;
  await tx.sql.run`update rebate set member_id = ${personId}
    where order_id = any(${ids}::uuid[]) and member_id = ${survivorId}`;
  return ids;
}
