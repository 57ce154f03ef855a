import type { Tx } from '../../../kernel/commands/command.ts';
import type { Unmerge } from '../../../kernel/merges/record-unmerge.ts';

interface Stopped { readonly id: string; readonly member_id: string }

/**
 * Of what was asked for two as long as they were taken for one nobody knows for whom it was meant: it stops, says so,
 * and is asked anew. An erasure that names an id of who is parted is that one's own wish, and so is what was asked
 * before the merge. Answers how many of each stopped; the survivor's ids are its own again already.
 */
export async function stopRequests(
  tx: Tx, { survivorId, ids, mergedAt }: Unmerge, reason: string,
): Promise<{ readonly erasure: number; readonly member_export: number }> {
  const stay = (await tx.sql.all<{ id: string }>`
    select id from member where id = ${survivorId} or survivor_id = ${survivorId}`).map(({ id }) => id);
  const erasures = await tx.sql.all<Stopped>`update erasure set state = 'parted', parted_at = ${tx.now}
    where state = 'waiting' and member_id = any(${stay}::uuid[]) and requested_at >= ${mergedAt}
    returning id, member_id`;
  // Who gathers one may have asked rooms already: what it brings finds nothing to keep it in.
  const exports = await tx.sql.all<Stopped>`update member_export set state = 'parted', bundle = null
    where member_id = any(${[...stay, ...ids]}::uuid[])
      and (state = 'asked' or state = 'ready' and ready_at >= ${mergedAt}) returning id, member_id`;
  const note = (named: 'erasureId' | 'exportId', stopped: readonly Stopped[]): void => {
    for (const { id, member_id: subjectId } of stopped) {
      tx.audit({ subjectId, after: { [named]: id, state: 'parted' }, reason });
    }
  };
  note('erasureId', erasures);
  note('exportId', exports);
  return { erasure: erasures.length, member_export: exports.length };
}
