import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { readPolicies } from '../../persistence/policies.ts';
import { refoldMembers } from '../history/refold-members.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, lengthProblem } from './checks.ts';
import { tellOutlet } from './tell-outlet.ts';
import { lockOutlet, refusalOfChange } from './update-outlet.ts';

export interface CloseOutlet {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}
export type CloseOutletCode =
  | 'NOT_FOUND' | 'STALE' | 'INVALID' | 'OUTLET_CLOSED' | 'HEAD_OFFICE_ONLY';
interface Closed { readonly id: string; readonly movedMembers: number }

/** Members of one transaction's statement. */
const CHUNK = 1000;

/** Closing an outlet moves its members to head office, until their next purchase founds a home. */
export const closeOutlet = defineCommand<CloseOutlet, Closed, CloseOutletCode>({
  name: 'franchises.close-outlet',
  execute: async (tx, { id, expectedVersion, reason }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const outlet = await lockOutlet(tx, id);
    const refusal = refusalOfChange(outlet, expectedVersion);
    if (refusal) return refusal;
    const problem = lengthProblem('reason', reason, 5, 500);
    if (problem) return refused('INVALID', problem, ['reason']);
    await tx.sql.run`update outlet set closed_at = ${tx.now}, closed_reason = ${reason.trim()},
      version = version + 1 where id = ${id}`;
    const movedMembers = await moveMembers(tx, id, reason.trim());
    await tellOutlet(tx, id);
    tx.audit({
      subjectId: id, before: { version: outlet!.version }, after: { closed: true, movedMembers },
      reason,
    });
    return accepted({ id, movedMembers });
  },
});

async function moveMembers(tx: Tx, outletId: string, reason: string): Promise<number> {
  await shareMerges(tx.sql);
  const rows = await tx.sql.all<{ member_id: string }>`
    select member_id from attribution where outlet_id = ${outletId} and starts_at <= ${tx.now}
      and (ends_at is null or ends_at > ${tx.now}) order by member_id`;
  const policies = await readPolicies(tx.sql);
  for (let start = 0; start < rows.length; start += CHUNK) {
    const ids = rows.slice(start, start + CHUNK).map((row) => row.member_id);
    const families = await lockFamilies(tx.sql, new Map(ids.map((id) => [id, null])));
    await tx.sql.insertRows('member_move', {
      id: 'uuid', member_id: 'uuid', at: 'timestamptz', outlet_id: 'uuid', reason: 'text',
      note: 'text',
    }, ids.map((id) => ({
      id: newId(tx.now), member_id: id, at: tx.now, outlet_id: outletId, reason: 'outlet_closed',
      note: reason,
    })));
    await refoldMembers(tx, families, ids, policies);
  }
  return rows.length;
}
