import { defineCommand } from '../../../kernel/commands/command.ts';
import { lockMerges } from '../../../kernel/merges/merge-locks.ts';
import type { Moved } from '../../../kernel/merges/moved.ts';
import { recordUnmerge, type ToldUnmerge } from '../../../kernel/merges/record-unmerge.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { partFrom } from '../../domain/merges/unmerge.ts';
import { loadAllLots, lockBooks } from '../../persistence/accounts.ts';
import { rowsBack, shareOf } from '../../persistence/merges/parted-rows.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { saveTold } from '../save-told.ts';

/** One membership becomes two again: lots, orders and holds by whose they were, tiers told anew for both. */
export const unmergeAccounts = defineCommand<ToldUnmerge, Moved, never>({
  name: 'loyalty.unmerge-accounts',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const unmerge = await recordUnmerge(tx.sql, told);
    if (!unmerge) return accepted({});
    const { personId, survivorId, ids, unmergedAt } = unmerge;
    await tx.sql.run`update account
      set merged_into = case when member_id = ${personId} then null else ${personId}::uuid end
      where member_id = any(${[...ids]}::uuid[])`;
    const books = await lockBooks(tx.sql, [survivorId, personId]);
    const [survivor, other] = [books.get(survivorId)!, books.get(personId)!];
    const before = { ...survivor.account };
    await loadAllLots(tx.sql, survivor);
    const { moved, lotIds } = await rowsBack(tx, unmerge, survivor.lots);
    const path = await tx.sql.all<{ id: string }>`
      with recursive path(id) as (select ${told.memberId}::uuid
        union select m.into_person_id from person_merge m join path p on m.merged_id = p.id)
      select id from path`;
    partFrom(survivor, other, await shareOf(tx, unmerge, path.map(({ id }) => id), lotIds), unmergedAt);
    await saveTold(tx, [survivor, other], [], await loadPolicies(tx.sql));
    tx.audit({ subjectId: survivorId, before, reason: 'merge undone',
      after: { survivor: { ...survivor.account }, other: { ...other.account } } });
    return accepted({ ...moved, ...pointsOf(survivor, other) });
  },
});

/** What each side has when it is done; nothing is owed that is not named. */
function pointsOf({ account: own }: AccountBook, { account: other }: AccountBook): Moved {
  return {
    available: other.available, pending: other.pending, held: other.held, debt: other.debt,
    leftAvailable: own.available, leftPending: own.pending, leftHeld: own.held, leftDebt: own.debt,
  };
}
