import { defineCommand, type Tx } from '../../kernel/commands/command.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import { mergeInto } from '../domain/merge.ts';
import { loadLots, lockBooks } from '../persistence/accounts.ts';
import { loadPolicies } from '../persistence/policies.ts';
import { saveBooks } from '../persistence/postings.ts';
import { saveTold } from './save-told.ts';

export interface Merge {
  readonly memberId: string;
  readonly otherMemberId: string;
  readonly mergedAt: Date;
}

/** Moves everything of the other account to the survivor's; orders and holds follow. */
export const mergeAccounts = defineCommand<Merge, { memberId: string }, 'NOT_YET'>({
  name: 'loyalty.merge-accounts',
  execute: async (tx, { memberId, otherMemberId, mergedAt }) => {
    const books = await lockBooks(tx.sql, [memberId, otherMemberId]);
    const survivor = books.get(memberId);
    const other = books.get(otherMemberId);
    if (!survivor || !other) return refused('NOT_YET', 'an account of the merge is not open yet');
    // Merged before, directly or by way of a third.
    if (survivor === other) return accepted({ memberId });
    await loadLots(tx.sql, [survivor, other]);
    const policies = await loadPolicies(tx.sql);
    const before = { survivor: { ...survivor.account }, other: { ...other.account } };
    mergeInto(survivor, other, mergedAt);
    await saveBooks(tx, [other]);
    await follow(tx, survivor.account.memberId, other.account.memberId);
    // With the orders that have just followed: one person is told, from the beginning.
    await saveTold(tx, [survivor], [], policies);
    tx.audit({ subjectId: memberId, before, after: survivor.account, reason: 'member merged' });
    return accepted({ memberId });
  },
});

async function follow(tx: Tx, to: string, from: string): Promise<void> {
  await tx.sql.run`update lot set member_id = ${to} where member_id = ${from}`;
  await tx.sql.run`update points_hold set member_id = ${to} where member_id = ${from}`;
  await tx.sql.run`update points_hold_part set member_id = ${to} where member_id = ${from}`;
  await tx.sql.run`update order_points set member_id = ${to} where member_id = ${from}`;
  await tx.sql.run`update order_earning set member_id = ${to} where member_id = ${from}`;
  await tx.sql.run`update points_adjustment set member_id = ${to}
    where member_id = ${from} and state = 'pending'`;
  await tx.sql.run`update account set merged_into = ${to} where merged_into = ${from}`;
  await tx.sql.run`insert into interaction_growth
    select ${to}, content_id, kind, at, growth from interaction_growth where member_id = ${from}
    on conflict do nothing`;
}
