import { isRestricted } from '../../kernel/actor.ts';
import { defineCommand, type Tx } from '../../kernel/commands/command.ts';
import { newId } from '../../kernel/ids.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import { lockMembers } from '../persistence/lock-members.ts';
import { refusalOfNobody } from '../persistence/merges/families.ts';
import { mergeCaseTable } from '../persistence/tables/merge-case.table.ts';

export interface ProposeMergeInput {
  readonly memberId: string;
  readonly otherMemberId: string;
  readonly reason: string;
}

export type ProposeMergeCode = 'NOT_FOUND' | 'ERASED' | 'SAME_MEMBER' | 'ALREADY_ONE' | 'REASON_INVALID';

/** An operator thinks that two members are one person: a case like those that OneID opens. The open one is answered. */
export const proposeMerge = defineCommand<ProposeMergeInput, { caseId: string }, ProposeMergeCode>({
  name: 'members.propose-merge',
  execute: async (tx, { memberId, otherMemberId, reason }) => {
    const text = reason.normalize('NFKC').trim();
    if ([...text].length < 5 || [...text].length > 500) {
      return refused('REASON_INVALID', 'A reason has 5 to 500 characters.', ['reason']);
    }
    if (memberId === otherMemberId) {
      return refused('SAME_MEMBER', 'These are one member.', ['otherMemberId']);
    }
    const survivors = isRestricted(tx.actor) ? new Map<string, string>()
      : await lockMembers(tx.sql, [memberId, otherMemberId]);
    const [one, other] = [survivors.get(memberId), survivors.get(otherMemberId)];
    if (!one) return refusalOfNobody(tx, memberId, 'memberId');
    if (!other) return refusalOfNobody(tx, otherMemberId, 'otherMemberId');
    if (one === other) return refused('ALREADY_ONE', 'They were merged before.', ['otherMemberId']);
    return accepted({ caseId: await openCase(tx, one, other, text) });
  },
});

async function openCase(tx: Tx, one: string, other: string, reason: string): Promise<string> {
  const [older, younger] = await tx.sql.all<{ id: string }>`
    select id from member where id in (${one}, ${other}) order by enrolled_at, id`;
  const pair = { memberId: older!.id, otherMemberId: younger!.id };
  const open = await tx.sql.maybe<{ id: string }>`select id from merge_case where state = 'open'
    and member_id = ${pair.memberId} and other_member_id = ${pair.otherMemberId}`;
  if (open) return open.id;
  const id = newId(tx.now);
  await tx.sql.insertInto(mergeCaseTable, [{
    id, ...pair, state: 'open', openedAt: tx.now, proposedBy: tx.actor.name, proposalReason: reason,
  }]);
  tx.audit({ subjectId: id, reason, after: pair });
  return id;
}
