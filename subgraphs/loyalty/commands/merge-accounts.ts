import { sql as fragment } from 'kysely';
import { defineCommand } from '../../kernel/commands/command.ts';
import { lockMerges } from '../../kernel/merges/merge-locks.ts';
import { moveDeclared, moveRows } from '../../kernel/merges/move-rows.ts';
import { recordMerge, type ToldMerge } from '../../kernel/merges/record-merge.ts';
import { accepted, refused } from '../../kernel/outcome.ts';
import { mergeInto } from '../domain/merge.ts';
import { loadLots, lockBooks } from '../persistence/accounts.ts';
import { people } from '../persistence/people.ts';
import { loadPolicies } from '../persistence/policies.ts';
import { saveBooks } from '../persistence/postings.ts';
import { saveTold } from './save-told.ts';

/** Moves everything of the other account to the survivor's; orders and holds follow, tagged. */
export const mergeAccounts = defineCommand<ToldMerge, { memberId: string }, 'NOT_YET'>({
  name: 'loyalty.merge-accounts',
  execute: async (tx, told) => {
    await lockMerges(tx.sql);
    const { memberId, otherMemberId, mergedAt } = told;
    const books = await lockBooks(tx.sql, [memberId, otherMemberId]);
    const survivor = books.get(memberId);
    const other = books.get(otherMemberId);
    if (!survivor || !other) return refused('NOT_YET', 'an account of the merge is not open yet');
    // Merged before, directly or by way of a third.
    if (survivor === other) return accepted({ memberId });
    const [to, from] = [survivor.account.memberId, other.account.memberId];
    const merge = { ...await recordMerge(tx.sql, told), survivorId: to };
    await loadLots(tx.sql, [survivor, other]);
    const policies = await loadPolicies(tx.sql);
    const before = { survivor: { ...survivor.account }, other: { ...other.account } };
    mergeInto(survivor, other, mergedAt);
    await moveDeclared(tx, merge, people);
    // Each half has an index of its own.
    for (const where of [fragment`t.remaining > 0`, fragment`t.remaining = 0`]) {
      await moveRows(tx, merge, { table: 'lot', column: 'member_id', key: ['id'], where });
    }
    await moveRows(tx, merge, {
      table: 'interaction_growth', column: 'member_id', key: ['member_id', 'content_id', 'kind'],
      // What both did to one content counted twice; the survivor's word on it stands.
      where: fragment`not exists (select 1 from interaction_growth own where own.member_id = ${to}
        and own.content_id = t.content_id and own.kind = t.kind)`,
    });
    await tx.sql.run`update account set merged_into = ${to} where merged_into = ${from}`;
    await saveBooks(tx, [other]);
    // With the orders that have just followed: one person is told, from the beginning.
    await saveTold(tx, [survivor], [], policies);
    tx.audit({ subjectId: memberId, before, after: survivor.account, reason: 'member merged' });
    return accepted({ memberId });
  },
});
