import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, lengthProblem } from './checks.ts';
import { moveSome, MOVED_AT_ONCE } from './move-members.ts';
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

/**
 * Closing an outlet moves its members to head office, until their next purchase founds a home: as many as
 * one transaction takes at once, the others by a job right after, as of the same moment.
 */
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
    const movedMembers = await countMembers(tx, id);
    await moveSome(tx, { id, closedAt: tx.now, reason: reason.trim() }, MOVED_AT_ONCE);
    if (movedMembers > MOVED_AT_ONCE) {
      tx.schedule({ job: 'move-members', at: tx.now, payload: { outletId: id }, key: `move:${id}` });
    }
    await tellOutlet(tx, id);
    tx.audit({
      subjectId: id, before: { version: outlet!.version }, after: { closed: true, movedMembers },
      reason,
    });
    return accepted({ id, movedMembers });
  },
});

async function countMembers(tx: Tx, outletId: string): Promise<number> {
  const { members } = await tx.sql.one<{ members: bigint }>`
    select count(*) as members from attribution where outlet_id = ${outletId}
      and starts_at <= ${tx.now} and (ends_at is null or ends_at > ${tx.now})`;
  return Number(members);
}
