import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { mayMoveFrom } from '../../domain/appeals/appeal.ts';
import { appealingFranchise, lockAppeal, type AppealRow } from '../../persistence/appeals.ts';
import { hasEnded } from '../../persistence/endings.ts';
import { lockFamilies } from '../../persistence/families.ts';
import { moveByHand } from '../history/move-by-hand.ts';
import { belongsToHeadOffice, HEAD_OFFICE_ONLY, lengthProblem } from '../network/checks.ts';
import { closeAppeal, refusalOfClosing, type CloseCode } from './close-appeal.ts';

export interface DecideAppeal {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly decision: 'uphold' | 'reject';
  /** Of an upheld one: from when on; null is now. */
  readonly effectiveAt: Date | null;
}
export type DecideAppealCode = CloseCode | 'INVALID' | 'HEAD_OFFICE_ONLY' | 'NO_MEMBER'
  | 'FRANCHISE_CLOSED';

/**
 * Head office decides an appeal. An upheld one moves the member by hand, from a moment that is not before what the
 * appeal is about: rebates of sales since then are taken back and accrued anew, by entries of their own.
 */
export const decideAppeal = defineCommand<DecideAppeal, { appealId: string }, DecideAppealCode>({
  name: 'franchises.decide-appeal',
  execute: async (tx, input) => {
    if (!belongsToHeadOffice(tx.actor)) return HEAD_OFFICE_ONLY;
    const problem = lengthProblem('reason', input.reason, 5, 500);
    if (problem) return refused('INVALID', problem, ['reason']);
    // Members before appeals: nobody is merged between finding and moving.
    await shareMerges(tx.sql);
    // A franchise before its appeals: it does not end between looking and moving.
    const franchiseId = await appealingFranchise(tx.sql, input.id);
    const isOver = franchiseId !== null && await hasEnded(tx.sql, franchiseId);
    const row = await lockAppeal(tx.sql, input.id);
    const refusal = refusalOfClosing(row, input.expectedVersion);
    if (refusal) return refusal;
    const reason = input.reason.trim();
    if (input.decision === 'reject') {
      await closeAppeal(tx, row!, { state: 'rejected', decision: reason, movedFrom: null });
      return accepted({ appealId: input.id });
    }
    if (isOver) return refused('FRANCHISE_CLOSED', 'The franchise has ended.', ['id']);
    const at = input.effectiveAt ?? tx.now;
    if (!mayMoveFrom(at, row!.earliest, tx.now)) {
      return refused('INVALID', 'From the payment or the appeal on, and not later than now.', ['effectiveAt']);
    }
    if (!await moveTo(tx, row!, at, reason)) {
      return refused('NO_MEMBER', 'Nobody knows yet whose the order is.', ['id']);
    }
    await closeAppeal(tx, row!, { state: 'upheld', decision: reason, movedFrom: at });
    return accepted({ appealId: input.id });
  },
});

/**
 * Under the id that was meant, so that the move is its own where a merge is undone; while it is part of another, that
 * one is moved with it: from the merge on, where that was later.
 */
async function moveTo(tx: Tx, row: AppealRow, at: Date, reason: string): Promise<boolean> {
  const { aboutId, meantIds, franchiseId } = row;
  if (aboutId === null) return false;
  const families = await lockFamilies(tx.sql, new Map([[aboutId, null]]));
  const { homes, tree } = families;
  if (!homes.has(aboutId)) return false;
  const meant = tree.firstOf(meantIds.filter((id) => homes.has(id)));
  const moments = [at, ...tree.mergesOf(meant).map((link) => link.at).filter((merged) => merged > at)];
  await moveByHand(tx, families, { memberId: meant, franchiseId, moments, note: reason });
  return true;
}
