import type { Region } from '../../../contracts/words.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { endingTerms } from '../../domain/contract-terms.ts';
import { readTerms, writeTerms } from '../../persistence/contracts.ts';
import { isOpenFranchise } from '../../persistence/endings.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, lengthProblem } from './checks.ts';
import { moveLeaversOf } from './move-leavers.ts';
import { MOVED_AT_ONCE } from './move-members.ts';
import { tellOutlet } from './tell-outlet.ts';
import { todayIn } from './update-franchise.ts';

export interface CloseFranchise {
  readonly id: string;
  readonly expectedVersion: number;
  /** Whose its members are from then on; null is head office. */
  readonly successorId: string | null;
  readonly reason: string;
}
export type CloseFranchiseCode = 'NOT_FOUND' | 'STALE' | 'INVALID' | 'FRANCHISE_CLOSED' | 'HEAD_OFFICE_ONLY';

/** Rebates that are not settled: they stay owed, and are settled as if it were open. */
export interface OpenRebates { readonly currency: string; readonly earned: bigint; readonly owed: bigint }
interface Closed {
  readonly id: string;
  readonly closedOutlets: number;
  readonly movedMembers: number;
  readonly openRebates: readonly OpenRebates[];
}
/** By then whoever had begun before the closing has ended: members they brought are moved, too. */
const LATER_MS = 600_000;
interface Row { version: number; region: Region; closed_at: Date | null }

/**
 * A franchise ends: its outlets close, its contract ends today, its open appeals are withdrawn, and its members go to
 * a successor or to head office: as many as one transaction takes at once, the others by a job right after.
 */
export const closeFranchise = defineCommand<CloseFranchise, Closed, CloseFranchiseCode>({
  name: 'franchises.close-franchise',
  execute: async (tx, { id, expectedVersion, successorId, reason }) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    // Members before franchises: nobody is merged between.
    await shareMerges(tx.sql);
    const before = await tx.sql.maybe<Row>`select version, region, closed_at from franchise
      where id = ${id} for update`;
    if (!before) return refused('NOT_FOUND', 'There is no such franchise.', ['id']);
    if (before.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed this franchise meanwhile.', ['expectedVersion'],
        { currentVersion: before.version });
    }
    if (before.closed_at) return refused('FRANCHISE_CLOSED', 'The franchise has ended.', ['id']);
    const problem = lengthProblem('reason', reason, 5, 500);
    if (problem) return refused('INVALID', problem, ['reason']);
    if (successorId && !await mayFollow(tx, successorId, id, before.region)) {
      return refused('NOT_FOUND', 'There is no such open franchise in this region.', ['successorId']);
    }
    const openRebates = await rebatesOpen(tx, id);
    const movedMembers = await countMembers(tx, id);
    await tx.sql.run`update franchise set closed_at = ${tx.now}, closed_reason = ${reason.trim()},
      successor_id = ${successorId}, version = version + 1 where id = ${id}`;
    const closedOutlets = await closeOutlets(tx, id, reason.trim());
    await endContract(tx, id, before.region);
    await tx.sql.run`update attribution_appeal set state = 'withdrawn', decided_at = ${tx.now},
      decided_by = ${tx.actor.name}, version = version + 1 where franchise_id = ${id} and state = 'open'`;
    await moveLeaversOf(tx, { id, closedAt: tx.now }, MOVED_AT_ONCE);
    if (movedMembers > MOVED_AT_ONCE) {
      tx.schedule({ job: 'move-leavers', at: tx.now, payload: { franchiseId: id }, key: `leave:${id}` });
    }
    const later = new Date(tx.now.getTime() + LATER_MS);
    tx.schedule({ job: 'move-leavers', at: later, payload: { franchiseId: id }, key: `leave-later:${id}` });
    tx.audit({ subjectId: id, before: { version: before.version }, reason,
      after: { closed: true, successorId, closedOutlets, movedMembers } });
    return accepted({ id, closedOutlets, movedMembers, openRebates });
  },
});

async function mayFollow(tx: Tx, successorId: string, id: string, region: Region): Promise<boolean> {
  if (successorId === id || !await isOpenFranchise(tx.sql, successorId)) return false;
  return await tx.sql.maybe`select 1 from franchise where id = ${successorId} and region = ${region}` !== null;
}

async function closeOutlets(tx: Tx, franchiseId: string, reason: string): Promise<number> {
  const outlets = await tx.sql.all<{ id: string }>`update outlet set closed_at = ${tx.now}, closed_reason = ${reason},
    version = version + 1 where franchise_id = ${franchiseId} and closed_at is null returning id`;
  for (const { id } of outlets) await tellOutlet(tx, id);
  return outlets.length;
}

async function endContract(tx: Tx, franchiseId: string, region: Region): Promise<void> {
  const known = await readTerms(tx.sql, [franchiseId]);
  const ending = endingTerms(known, await todayIn(tx, region));
  for (const terms of ending) await writeTerms(tx.sql, franchiseId, terms, tx.now);
}

async function countMembers(tx: Tx, franchiseId: string): Promise<number> {
  const { members } = await tx.sql.one<{ members: bigint }>`select count(*) as members from attribution
    where franchise_id = ${franchiseId} and starts_at <= ${tx.now} and (ends_at is null or ends_at > ${tx.now})`;
  return Number(members);
}

function rebatesOpen(tx: Tx, id: string): Promise<OpenRebates[]> {
  return tx.sql.all<OpenRebates>`select currency,
      coalesce(sum(net_minor) filter (where home_franchise_id = ${id}), 0)::bigint as earned,
      coalesce(sum(net_minor) filter (where payer_franchise_id = ${id}), 0)::bigint as owed
    from rebate where (home_franchise_id = ${id} or payer_franchise_id = ${id})
      and state in ('accrued', 'held', 'payable') and superseded_at is null group by currency order by currency`;
}
