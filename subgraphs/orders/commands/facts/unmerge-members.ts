import { sql as fragment } from 'kysely';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import { moveBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { recordUnmerge, type ToldUnmerge } from '../../../kernel/merges/record-unmerge.ts';
import { accepted } from '../../../kernel/outcome.ts';

/**
 * Two members who were taken for one are two again. Identities and orders go back to the side that they were
 * of; what was sold since goes by whom it was sold to, an id or identity of that side or another one.
 */
export const unmergeMembers = defineCommand<ToldUnmerge, Moved, never>({
  name: 'orders.unmerge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const unmerge = await recordUnmerge(tx.sql, told);
    if (!unmerge) return accepted({});
    const { ids, personId, survivorId } = unmerge;
    await tx.sql.run`update member_fact
      set survivor_id = case when member_id = ${personId} then null else ${personId}::uuid end
      where member_id = any(${[...ids]}::uuid[])`;
    const region = fragment`(select region from member_fact where member_id = ${personId})`;
    const identities = await moveBack(tx, unmerge, {
      table: 'buyer_identity', column: 'member_id', key: ['channel_id', 'external_id'], also: { region },
    });
    const orders = await moveBack(tx, unmerge, {
      table: 'sales_order', column: 'member_id', key: ['id'], also: { region },
    });
    const quotes = await moveBack(tx, unmerge, { table: 'quote', column: 'member_id', key: ['id'] });
    const linked = await tx.sql.all`update buyer_identity set member_id = ${personId}, region = ${region}
      where member_id = ${survivorId} and linked_member_id = any(${[...ids]}::uuid[]) returning 1`;
    const bought = await tx.sql.all`update sales_order set member_id = ${personId}, region = ${region}
      where member_id = ${survivorId} and bought_as_member_id = any(${[...ids]}::uuid[]) returning 1`;
    // Under its own id again, nothing is linked or bought as another's.
    await tx.sql.run`update buyer_identity set linked_member_id = null
      where member_id = ${personId} and linked_member_id = ${personId}`;
    await tx.sql.run`update sales_order set bought_as_member_id = null
      where member_id = ${personId} and bought_as_member_id = ${personId}`;
    const moved = {
      buyer_identity: identities.length + linked.length, sales_order: orders.length + bought.length,
      quote: quotes.length,
    };
    tx.audit({ subjectId: survivorId, after: { otherMemberId: personId, ...moved } });
    return accepted(moved);
  },
});
