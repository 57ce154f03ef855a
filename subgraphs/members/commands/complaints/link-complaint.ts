import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockComplaint, writeComplaint, writeEntries, writePassed } from '../../persistence/complaints.ts';
import { refusalOfOrder } from '../../domain/complaints/order-of-complaint.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { tagIfMerged } from '../../persistence/merges/tag-if-merged.ts';
import { mayHandle } from './complaint-rights.ts';
import { ORDER_REFUSALS } from './read-complaint.ts';

export interface LinkComplaintInput {
  readonly complaintId: string;
  readonly memberId: string;
  readonly expectedVersion: number;
  /** Of a complaint about an order: who bought it, asked of orders before. */
  readonly buyerId?: () => string | null;
}

export type LinkComplaintCode = 'NOT_FOUND' | 'ORDER_NOT_OF_MEMBER' | 'STALE' | 'ALREADY_LINKED';

/** Who complained is found out later. Members are locked before complaints, as a merge does. */
export const linkComplaint = defineCommand<LinkComplaintInput, { complaintId: string }, LinkComplaintCode>({
  name: 'members.link-complaint',
  execute: async (tx, { complaintId, memberId: asked, expectedVersion, buyerId }) => {
    const buyer = buyerId?.() ?? null;
    const today = await lockMembers(tx.sql, buyer === null ? [asked] : [asked, buyer]);
    const memberId = today.get(asked);
    const locked = await lockComplaint(tx, complaintId);
    if (!locked || !mayHandle(tx.actor, locked.timers)) {
      return refused('NOT_FOUND', 'There is no such complaint.', ['id']);
    }
    const { timers: row, passed } = locked;
    if (!memberId || !(await tx.visible([memberId], tx.actor)).has(memberId)) {
      return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    if (row.version !== expectedVersion) {
      return refused('STALE', 'The complaint was changed meanwhile.', ['expectedVersion'],
        { currentVersion: row.version });
    }
    if (row.memberId !== null) return refused('ALREADY_LINKED', 'It has its member.', ['id']);
    const order = { buyerId: today.get(buyer ?? '') ?? null, isSeen: true };
    if (row.orderId !== null && refusalOfOrder(order, memberId)) {
      return refused('ORDER_NOT_OF_MEMBER', ORDER_REFUSALS.ORDER_NOT_OF_MEMBER, ['memberId']);
    }
    const after = { ...row, memberId, version: row.version + 1 };
    await writeComplaint(tx, after);
    await tagIfMerged(tx, 'complaint', row.id, { named: asked, today: memberId });
    await writePassed(tx, after, passed);
    await writeEntries(tx, row.id, [{ kind: 'linked', at: tx.now, by: tx.actor.name, text: null }]);
    tx.audit({ subjectId: row.id, after: { memberId, version: after.version } });
    return accepted({ complaintId });
  },
});
