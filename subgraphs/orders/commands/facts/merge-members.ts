import { sql as fragment } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import { NotYet } from '../../../kernel/errors.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { moveRows } from '../../../kernel/merges/move-rows.ts';
import { recordMerge } from '../../../kernel/merges/record-merge.ts';
import { accepted } from '../../../kernel/outcome.ts';

/** Two members were one: orders, identities and earlier merges point to the survivor. */
export const mergeMembers = defineCommand<EventPayloads['member.merged.v1'], Moved, never>({
  name: 'orders.merge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const merge = await recordMerge(tx.sql, told);
    if (!merge) return accepted({});
    const known = await tx.sql.all<{ member_id: string; region: string }>`
      select member_id, region from member_fact
      where member_id = any(${[merge.survivorId, told.memberId, merge.mergedId]}::uuid[])`;
    const regions = new Map(known.map((row) => [row.member_id, row.region]));
    if (!regions.has(merge.survivorId) || !regions.has(told.memberId) || !regions.has(merge.mergedId)) {
      throw new NotYet('a merged member was enrolled');
    }
    await tx.sql.run`update member_fact set survivor_id = ${merge.survivorId}
      where member_id = ${merge.mergedId} or survivor_id = ${merge.mergedId}`;
    const region = fragment`${regions.get(merge.survivorId)!}`;
    const buyerIdentity = await moveRows(tx, merge, {
      table: 'buyer_identity', column: 'member_id', key: ['channel_id', 'external_id'],
      also: { region, linked_member_id: fragment`coalesce(linked_member_id, member_id)` },
    });
    const salesOrder = await moveRows(tx, merge, {
      table: 'sales_order', column: 'member_id', key: ['id'], also: { region },
    });
    const quote = await moveRows(tx, merge, { table: 'quote', column: 'member_id', key: ['id'] });
    return accepted({ buyer_identity: buyerIdentity, sales_order: salesOrder, quote });
  },
});
