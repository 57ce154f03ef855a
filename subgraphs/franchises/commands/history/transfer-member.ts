import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { isOpenFranchise } from '../../persistence/endings.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { readCurrentPeriods } from '../../persistence/member-homes.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, lengthProblem } from '../network/checks.ts';
import { moveByHand } from './move-by-hand.ts';

export interface TransferMember {
  readonly memberId: string;
  /** Null is head office. */
  readonly franchiseId: string | null;
  readonly reason: string;
}
export type TransferMemberCode =
  | 'NOT_FOUND' | 'ALREADY_THERE' | 'INVALID' | 'HEAD_OFFICE_ONLY';
interface Transferred { readonly memberId: string }

/** Head office moves a member by hand, from now for a whole period; what was paid before stays. */
export const transferMember = defineCommand<TransferMember, Transferred, TransferMemberCode>({
  name: 'franchises.transfer-member',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { memberId: asked, franchiseId, reason }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const problem = lengthProblem('reason', reason, 5, 500);
    if (problem) return refused('INVALID', problem, ['reason']);
    await shareMerges(tx.sql);
    const memberId = (await survivorsOf(tx.sql, [asked]))(asked);
    const member = await tx.sql.maybe`select 1 from member_home where member_id = ${memberId}`;
    if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    if (franchiseId !== null && !await isOpenFranchise(tx.sql, franchiseId)) {
      return refused('NOT_FOUND', 'There is no such franchise.', ['franchiseId']);
    }
    const families = await lockFamilies(tx.sql, new Map([[memberId, null]]));
    const current = (await readCurrentPeriods(tx.sql, [memberId])).get(memberId);
    if ((current?.franchiseId ?? null) === franchiseId) {
      return refused('ALREADY_THERE', 'The member belongs there already.', ['franchiseId']);
    }
    await moveByHand(tx, families, { memberId, franchiseId, moments: [tx.now], note: reason });
    tx.audit({
      subjectId: memberId, before: { franchiseId: current?.franchiseId ?? null },
      after: { franchiseId }, reason,
    });
    return accepted({ memberId });
  },
});
