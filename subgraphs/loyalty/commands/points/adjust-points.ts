import { FACT } from '../../../contracts/facts.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { adjust, needsSecondPerson } from '../../domain/adjustment.ts';
import { policyAt } from '../../domain/policy.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { lockAdjustedSoFar } from '../../persistence/adjustments.ts';
import { tagAdjusted } from '../../persistence/merges/tag-adjusted.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { saveBooks } from '../../persistence/postings.ts';
import { MAX_POINTS } from '../holds/hold-points.ts';
import { settleDue } from './due.ts';

export interface AdjustInput {
  readonly memberId: string | null;
  readonly points: bigint;
  readonly reason: string;
}
export type AdjustCode =
  'NOT_FOUND' | 'INVALID_POINTS' | 'INVALID_REASON' | 'INSUFFICIENT_POINTS';
export interface AdjustValue { readonly adjustmentId: string }

/** Gives or takes points by hand; beyond what one operator may alone it waits for a second person. */
export const adjustPoints = defineCommand<AdjustInput, AdjustValue, AdjustCode>({
  name: 'loyalty.adjust-points',
  needs: namedBy({ memberId: FACT.member }),
  execute: async (tx, { memberId, points, reason }) => {
    const why = reason.trim();
    if (points === 0n || points > MAX_POINTS || points < -MAX_POINTS) {
      return refused('INVALID_POINTS', `Points are not zero and at most ${MAX_POINTS}.`, ['points']);
    }
    if (why.length === 0 || why.length > 500) {
      return refused('INVALID_REASON', 'A reason has 1 to 500 characters.', ['reason']);
    }
    const book = memberId ? (await lockBooks(tx.sql, [memberId])).get(memberId) : undefined;
    if (!book || (isRestricted(tx.actor) && !(await tx.visible([memberId!], tx.actor)).has(memberId!))) {
      return refused('NOT_FOUND', 'There is no such member.', ['memberId']);
    }
    const policies = await loadPolicies(tx.sql);
    const policy = policyAt(policies, book.account.programme, tx.now);
    await settleDue(tx, new Map([[book.account.memberId, book]]), policies);
    if (-points > book.account.available) {
      return refused('INSUFFICIENT_POINTS', `Only ${book.account.available} points are available.`,
        ['points'], { available: book.account.available });
    }
    const before = balancesOf(book);
    // The house itself is no operator: what it gives is large only by itself.
    const sofar = tx.actor.kind === 'service' ? { forMember: 0n, today: 0n }
      : await lockAdjustedSoFar(tx.sql, tx.actor.id, book.account.memberId, policy, tx.now);
    const pending = needsSecondPerson(points, sofar, policy);
    const lotsBefore = new Set(book.lots.keys());
    const transactionId = pending ? null : adjust(book, points, why, policy, tx.now).id;
    await saveBooks(tx, [book]);
    const id = newId(tx.now);
    await insertAdjustment(tx, {
      id, memberId: book.account.memberId, points, reason: why, transactionId,
      state: pending ? 'pending' : 'posted',
    });
    await tagAdjusted(tx, id, memberId!, { book, lotsBefore });
    tx.audit({ subjectId: book.account.memberId, before, after: balancesOf(book), reason: why });
    return accepted({ adjustmentId: id });
  },
});

export const balancesOf = ({ account }: AccountBook) =>
  ({ available: account.available, pending: account.pending, debt: account.debt });

async function insertAdjustment(tx: Tx, row: {
  id: string; memberId: string; points: bigint; reason: string; state: string;
  transactionId: string | null;
}): Promise<void> {
  await tx.sql.run`insert into points_adjustment
    (id, member_id, points, reason, state, asked_by, asked_by_name, asked_at, transaction_id)
    values (${row.id}, ${row.memberId}, ${row.points}, ${row.reason}, ${row.state},
      ${tx.actor.id}, ${tx.actor.name}, ${tx.now}, ${row.transactionId})`;
}
