import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from '../history/refold-members.ts';

export interface ClosedFranchise {
  readonly id: string;
  readonly closedAt: Date;
}

/** Members of a closed franchise who are still to be moved, as of its closing. */
export const moveLeavers = defineCommand<{ franchiseId: string; limit: number }, { moved: number }, never>({
  name: 'franchises.move-leavers',
  execute: async (tx, { franchiseId, limit }) => {
    const closed = await tx.sql.maybe<ClosedFranchise>`
      select id, closed_at as "closedAt" from franchise where id = ${franchiseId} and closed_at is not null`;
    return accepted({ moved: closed ? await moveLeaversOf(tx, closed, limit) : 0 });
  },
});

/**
 * The ending is a fact of the fold (domain/endings.ts), so that whoever is told late goes the same way: here those are
 * folded anew who are written as being at home there after it. Answers how many are not any more.
 */
export async function moveLeaversOf(tx: Tx, { id, closedAt }: ClosedFranchise, limit: number): Promise<number> {
  await shareMerges(tx.sql);
  const rows = await tx.sql.all<{ memberId: string }>`select distinct member_id as "memberId" from attribution
    where franchise_id = ${id} and (ends_at is null or ends_at > ${closedAt}) order by 1 limit ${limit}`;
  const ids = rows.map(({ memberId }) => memberId);
  const families = await lockFamilies(tx.sql, new Map(ids.map((memberId) => [memberId, null])));
  const folded = await refoldMembers(tx, families, ids, await readPolicies(tx.sql));
  return ids.filter((memberId) => folded.get(memberId)?.every(({ franchiseId, until }) => (
    franchiseId !== id || (until !== null && until <= closedAt)))).length;
}
