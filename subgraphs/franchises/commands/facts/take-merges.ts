import { sql as fragment } from 'kysely';
import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { moveDeclared, moveRows } from '../../../kernel/merges/move-rows.ts';
import { recordMerge, type Merge } from '../../../kernel/merges/record-merge.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { periodAt } from '../../domain/attribution.ts';
import { lockFamilies, type Families } from '../../persistence/families.ts';
import { isStaffAt, readHistories } from '../../persistence/member-homes.ts';
import { readPurchases } from '../../persistence/order-facts.ts';
import { people } from '../../persistence/people.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers, type Party } from '../history/refold-members.ts';

export type MergeFacts = EventPayloads['member.merged.v1'];
export type TakeMergeCode = 'UNKNOWN_MEMBER';

/**
 * Two members were one. The older member's attribution wins: the survivor keeps its history, the
 * other one's ends here, and only where the survivor belonged to nobody does the other's home pass
 * on to it. Orders and rebates move to the survivor; the parties at their payments stay as they
 * were. From here on the other's purchases count as the survivor's contributions, and who was staff
 * under either id is staff.
 */
export const takeMerge = defineCommand<MergeFacts, Moved, TakeMergeCode>({
  name: 'franchises.take-merge',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const both = new Map([[told.memberId, null], [told.otherMemberId, null]]);
    const before = await lockFamilies(tx.sql, both);
    if (!before.homes.has(told.memberId) || !before.homes.has(told.otherMemberId)) {
      return refused('UNKNOWN_MEMBER', 'A merged member has not arrived yet.');
    }
    const was = await partiesSince(tx, before, told.mergedAt);
    const merge = await recordMerge(tx.sql, told);
    if (!merge) return accepted({});
    const families = await lockFamilies(tx.sql, both);
    const rows = await moveDeclared(tx, merge, people);
    const orders = await moveOrders(tx, merge, families);
    await refoldMembers(tx, families, both.keys(), await readPolicies(tx.sql), { was });
    return accepted({ ...rows, order_fact: orders });
  },
});

/** What the orders paid since the merge were decided by: told before it, they may be another's. */
export async function partiesSince(
  tx: Tx, { homes }: Families, since: Date,
): Promise<Map<string, Party>> {
  const ids = [...homes.keys()];
  const histories = await readHistories(tx.sql, ids);
  const purchases = await readPurchases(tx.sql, ids);
  return new Map(purchases.filter(({ paidAt }) => paidAt >= since).map((order) => [order.orderId, {
    franchiseId: periodAt(histories.get(order.buyerId) ?? [], order.paidAt)?.franchiseId ?? null,
    isStaff: isStaffAt(homes.get(order.buyerId)!, order.paidAt),
  }]));
}

/** The person of all orders, and the buyer of those that were paid when the ids were one already. */
async function moveOrders(tx: Tx, merge: Merge, { tree }: Families): Promise<number> {
  const since = [];
  for (let link = tree.linkOf(merge.mergedId); link; link = tree.linkOf(link.intoId)) {
    since.unshift(fragment`when m.paid_at >= ${link.at}::timestamptz then ${link.intoId}::uuid`);
  }
  return moveRows(tx, merge, {
    table: 'order_fact', column: 'member_id', key: ['order_id'],
    also: {
      buyer_id: fragment`case when m.buyer_id <> ${merge.mergedId}::uuid then m.buyer_id
        ${fragment.join(since, fragment` `)} else m.buyer_id end`,
    },
  });
}
