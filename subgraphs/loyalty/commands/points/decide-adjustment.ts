import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import type { AccountBook } from '../../domain/account-book.ts';
import { policyAt } from '../../domain/policy.ts';
import { lockBooks } from '../../persistence/accounts.ts';
import { tagAsAsked } from '../../persistence/merges/tag-adjusted.ts';
import { loadPolicies } from '../../persistence/policies.ts';
import { saveBooks } from '../../persistence/postings.ts';
import { balancesOf, post, type AdjustmentKind } from './adjust-points.ts';
import { settleDue } from './due.ts';

export interface DecideInput {
  readonly adjustmentId: string | null;
  readonly approve: boolean;
  readonly note: string | null;
  readonly expectedVersion: number;
}
export type DecideCode = 'NOT_FOUND' | 'STALE' | 'ALREADY_DECIDED' | 'SAME_PERSON' | 'INVALID_NOTE'
  | 'INSUFFICIENT_POINTS' | 'EXCEEDS_DEBT';

interface Row {
  id: string; member_id: string; kind: AdjustmentKind; points: bigint; reason: string; state: string; asked_by: string;
  version: number;
}

/** A second person approves or rejects; only then anything is posted. */
export const decideAdjustment = defineCommand<DecideInput, { adjustmentId: string }, DecideCode>({
  name: 'loyalty.decide-adjustment',
  execute: async (tx, { adjustmentId, approve, note, expectedVersion }) => {
    await shareMerges(tx.sql);
    const row = adjustmentId === null ? null : await tx.sql.maybe<Row>`
      select id, member_id, kind, points, reason, state, asked_by, version from points_adjustment
      where id = ${adjustmentId} for update`;
    const hidden = row && isRestricted(tx.actor)
      && !(await tx.visible([row.member_id], tx.actor)).has(row.member_id);
    if (!row || hidden) return refused('NOT_FOUND', 'There is no such adjustment.', ['adjustmentId']);
    if (note && note.length > 500) {
      return refused('INVALID_NOTE', 'A note has at most 500 characters.', ['note']);
    }
    if (row.state !== 'pending') {
      return refused('ALREADY_DECIDED', 'This adjustment has been decided.', ['adjustmentId']);
    }
    if (row.version !== expectedVersion) {
      return refused('STALE', 'Somebody changed it meanwhile.', ['expectedVersion'],
        { currentVersion: row.version });
    }
    if (row.asked_by === tx.actor.id) {
      return refused('SAME_PERSON', 'Somebody else than who asked must decide.', ['adjustmentId']);
    }
    let transactionId: string | null = null;
    if (approve) {
      const book = (await lockBooks(tx.sql, [row.member_id])).get(row.member_id)!;
      const policies = await loadPolicies(tx.sql);
      await settleDue(tx, new Map([[book.account.memberId, book]]), policies);
      const missing = refusalOf(row, book);
      if (missing) return missing;
      const policy = policyAt(policies, book.account.programme, tx.now);
      const before = balancesOf(book);
      const lotsBefore = new Set(book.lots.keys());
      transactionId = post(book, row, policy, tx.now).id;
      await saveBooks(tx, [book]);
      await tagAsAsked(tx, row.id, { book, lotsBefore });
      tx.audit({ subjectId: row.member_id, before, after: balancesOf(book), reason: row.reason });
    }
    const state = approve ? 'approved' : 'rejected';
    await tx.sql.run`update points_adjustment set state = ${state}, decided_by = ${tx.actor.id},
        decided_by_name = ${tx.actor.name}, decided_at = ${tx.now}, decision_note = ${note},
        transaction_id = ${transactionId}, version = version + 1 where id = ${row.id}`;
    tx.audit({ subjectId: row.id, before: { state: 'pending' }, after: { state },
      reason: note ?? undefined });
    return accepted({ adjustmentId: row.id });
  },
});

/** What was asked for may be gone meanwhile. */
function refusalOf({ kind, points }: Row, { account: { debt, available } }: AccountBook) {
  if (kind === 'write_off' && points > debt) {
    return refused('EXCEEDS_DEBT', `Only ${debt} points are owed.`, ['adjustmentId'], { debt });
  }
  return -points > available ? refused('INSUFFICIENT_POINTS', `Only ${available} points are available.`,
    ['adjustmentId'], { available }) : null;
}
