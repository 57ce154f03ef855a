import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { survivorsOf } from '../../../kernel/merges/survivors.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { isStaffAt } from '../../persistence/member-homes.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, lengthProblem } from '../network/checks.ts';

export interface MarkStaff {
  readonly memberId: string;
  readonly isStaff: boolean;
  readonly reason: string;
}
export type MarkStaffCode = 'NOT_FOUND' | 'INVALID' | 'HEAD_OFFICE_ONLY';

/** Staff buy without rebate, from now on; what was accrued before stays. */
export const markStaff = defineCommand<MarkStaff, { memberId: string }, MarkStaffCode>({
  name: 'franchises.mark-staff',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { memberId: asked, isStaff, reason }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const problem = lengthProblem('reason', reason, 5, 500);
    if (problem) return refused('INVALID', problem, ['reason']);
    await shareMerges(tx.sql);
    const memberId = (await survivorsOf(tx.sql, [asked]))(asked);
    const member = await tx.sql.maybe`select 1 from member_home where member_id = ${memberId}`;
    if (!member) return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    const { homes } = await lockFamilies(tx.sql, new Map([[memberId, null]]));
    const was = isStaffAt(homes.get(memberId)!, tx.now);
    if (was === isStaff) return accepted({ memberId });
    if (isStaff) {
      await tx.sql.run`insert into staff_period (member_id, starts_at)
        values (${memberId}, ${tx.now})
        on conflict (member_id, starts_at) do update set ends_at = null`;
    } else {
      await tx.sql.run`update staff_period set ends_at = ${tx.now}
        where member_id = any(${[...homes.keys()]}::uuid[]) and ends_at is null`;
    }
    tx.audit({ subjectId: memberId, before: { isStaff: was }, after: { isStaff }, reason });
    return accepted({ memberId });
  },
});
