import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { memberMoveTable } from '../../persistence/tables/member-move.table.ts';
import { refoldMembers } from '../history/refold-members.ts';

export interface ClosedFranchise {
  readonly id: string;
  readonly closedAt: Date;
  readonly reason: string;
  /** Null: head office. */
  readonly successorId: string | null;
}

/** Members of a closed franchise who are still to be moved, as of its closing. */
export const moveLeavers = defineCommand<{ franchiseId: string; limit: number }, { moved: number }, never>({
  name: 'franchises.move-leavers',
  execute: async (tx, { franchiseId, limit }) => {
    const closed = await tx.sql.maybe<ClosedFranchise>`
      select id, closed_at as "closedAt", closed_reason as reason, successor_id as "successorId" from franchise
      where id = ${franchiseId} and closed_at is not null`;
    return accepted({ moved: closed ? await moveLeaversOf(tx, closed, limit) : 0 });
  },
});

/**
 * To a successor by hand, for a whole period; to head office as from a closed outlet: until the next purchase. A
 * member is moved once, so that late facts change nothing about who is looked at.
 */
export async function moveLeaversOf(tx: Tx, closed: ClosedFranchise, limit: number): Promise<number> {
  const { id, closedAt, reason, successorId } = closed;
  await shareMerges(tx.sql);
  const rows = await tx.sql.all<{ memberId: string; outletId: string | null }>`
    select member_id as "memberId", outlet_id as "outletId" from attribution a where franchise_id = ${id}
      and starts_at <= ${closedAt} and (ends_at is null or ends_at > ${closedAt})
      and not exists (select 1 from member_move m where m.member_id = a.member_id and m.at = ${closedAt})
    order by member_id limit ${limit}`;
  const ids = rows.map(({ memberId }) => memberId);
  const families = await lockFamilies(tx.sql, new Map(ids.map((memberId) => [memberId, null])));
  await tx.sql.insertInto(memberMoveTable, rows.map(({ memberId, outletId }) => ({
    id: newId(tx.now), memberId, at: closedAt, note: reason, franchiseId: successorId,
    ...(successorId ? { reason: 'manual' as const } : { reason: 'outlet_closed' as const, outletId }),
  })));
  await refoldMembers(tx, families, ids, await readPolicies(tx.sql));
  return ids.length;
}
