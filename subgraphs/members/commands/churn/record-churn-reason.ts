import type { EventPayloads } from '../../../contracts/events.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { readChurnText, type ChurnReasonWord } from '../../domain/churn/churn-reason.ts';
import { lockMembers } from '../../persistence/lock-members.ts';
import { tagIfMerged } from '../../persistence/merges/tag-if-merged.ts';
import { churnReasonTable } from '../../persistence/tables/churn-reason.table.ts';

export interface RecordChurnReasonInput {
  readonly memberId: string;
  readonly reason: ChurnReasonWord;
  readonly text: string | null;
  /** The complaint of this member that it comes from. */
  readonly complaintId: string | null;
}

export type RecordChurnReasonCode = 'NOT_FOUND' | 'CHURN_TEXT_INVALID';

/** Keeps why a member stays away, as it told an associate or in a complaint. */
export const recordChurnReason = defineCommand<
  RecordChurnReasonInput, { memberId: string }, RecordChurnReasonCode>({
    name: 'members.record-churn-reason',
    execute: async (tx, { memberId: asked, reason, text: told, complaintId }) => {
      const memberId = (await lockMembers(tx.sql, [asked])).get(asked);
      if (!memberId || !(await tx.visible([memberId], tx.actor)).has(memberId)) {
        return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
      }
      const text = readChurnText(reason, told);
      if (text === undefined) {
        return refused('CHURN_TEXT_INVALID', 'Words have at most 500 characters; OTHER needs some.', ['text']);
      }
      if (complaintId !== null && !await tx.sql.maybe`
        select 1 from complaint where id = ${complaintId} and member_id = ${memberId}`) {
        return refused('NOT_FOUND', 'The member has no such complaint.', ['complaintId']);
      }
      const source = complaintId === null ? 'associate' as const : 'complaint' as const;
      const id = newId(tx.now);
      await tx.sql.insertInto(churnReasonTable, [{
        id, memberId, reason, text, source, complaintId, recordedAt: tx.now,
        recordedBy: tx.actor.name,
      }]);
      await tagIfMerged(tx, 'churn_reason', id, { named: asked, today: memberId });
      tx.emit('member.churn-reason.v1', memberId, {
        memberId, reason, source, complaintId, recordedAt: tx.now,
      } satisfies EventPayloads['member.churn-reason.v1']);
      tx.audit({ subjectId: memberId, after: { reason, source, complaintId } });
      return accepted({ memberId });
    },
  });
