import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from '../history/refold-members.ts';
import { memberMoveTable } from '../../persistence/tables/member-move.table.ts';

/** Members that one transaction moves. */
export const MOVED_AT_ONCE = 500;

interface ClosedOutlet { readonly id: string; readonly closedAt: Date; readonly reason: string }

/** Members of a closed outlet who are still to be moved to head office, as of its closing. */
export const moveMembers = defineCommand<
  { outletId: string; limit: number }, { moved: number }, never>({
  name: 'franchises.move-members',
  execute: async (tx, { outletId, limit }) => {
    const outlet = await tx.sql.maybe<ClosedOutlet>`
      select id, closed_at as "closedAt", closed_reason as reason from outlet
      where id = ${outletId} and closed_at is not null`;
    return accepted({ moved: outlet ? await moveSome(tx, outlet, limit) : 0 });
  },
});

/** A member bound to the outlet when it closed, and not moved for that yet. */
export async function moveSome(tx: Tx, outlet: ClosedOutlet, limit: number): Promise<number> {
  await shareMerges(tx.sql);
  const rows = await tx.sql.all<{ member_id: string }>`
    select member_id from attribution a where outlet_id = ${outlet.id}
      and starts_at <= ${outlet.closedAt} and (ends_at is null or ends_at > ${outlet.closedAt})
      and not exists (select 1 from member_move m where m.member_id = a.member_id
        and m.outlet_id = a.outlet_id and m.reason = 'outlet_closed')
    order by member_id limit ${limit}`;
  const ids = rows.map((row) => row.member_id);
  const families = await lockFamilies(tx.sql, new Map(ids.map((id) => [id, null])));
  await tx.sql.insertInto(memberMoveTable, ids.map((memberId) => ({
    id: newId(tx.now), memberId, at: outlet.closedAt, outletId: outlet.id,
    reason: 'outlet_closed', note: outlet.reason,
  })));
  await refoldMembers(tx, families, ids, await readPolicies(tx.sql));
  return ids.length;
}
