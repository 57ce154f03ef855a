import { sql as fragment } from 'kysely';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import { moveBack } from '../../../kernel/merges/move-back.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { recordUnmerge, type ToldUnmerge } from '../../../kernel/merges/record-unmerge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { openCaseOf } from '../../persistence/cases.ts';
import { grantAgain, releaseHeld } from '../../persistence/grants.ts';
import { idsOf } from '../../persistence/persons.ts';

/**
 * Two ids were two persons all along: what was of a side goes back to it, and what had counted once for both counts
 * for each again.
 */
export const unmergeMembers = defineCommand<ToldUnmerge, Moved, never>({
  name: 'engagement.unmerge-members',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const unmerge = await recordUnmerge(tx.sql, told);
    if (!unmerge) return accepted({});
    const moved: Record<string, number> = {};
    for (const table of ['check_in', 'engagement_grant', 'format_turn', 'quiz_answer']) {
      moved[table] = (await moveBack(tx, unmerge, { table, column: 'member_id', key: ['id'] })).length;
    }
    const { personId, survivorId } = unmerge;
    for (const memberId of [personId, survivorId].sort()) await standAlone(tx, memberId);
    return accepted(moved);
  },
});

async function standAlone(tx: Tx, memberId: string): Promise<void> {
  await tx.sql.run`update check_in set double_by = null from (
      select distinct on (business_day) id from check_in c
      where member_id = ${memberId} and double_by is not null and not exists (select 1 from check_in s
        where s.member_id = c.member_id and s.business_day = c.business_day and s.double_by is null)
      order by business_day, id) again
    where check_in.id = again.id`;
  await grantAgain(tx, memberId, fragment`withdrawn_for = 'merge' and merge_id is not null`);
  if (!await openCaseOf(tx.sql, memberId)) await releaseHeld(tx, memberId);
  await reopenReferrals(tx, memberId);
}

/** Friends who were taken for their own referrer: their sales are looked at once more. */
async function reopenReferrals(tx: Tx, memberId: string): Promise<void> {
  const ids = await idsOf(tx.sql, memberId);
  const open = await tx.sql.all<{ friend_id: string }>`update referral
    set state = 'pending', reason = null, decided_at = null
    where friend_id = any(${ids}::uuid[]) and not (referrer_id = any(${ids}::uuid[]))
      and state = 'refused' and reason = 'same_person' returning friend_id`;
  if (open.length === 0) return;
  await tx.sql.run`update order_fact set settled_at = null where member_id = any(${ids}::uuid[]) and net_minor > 0`;
}
