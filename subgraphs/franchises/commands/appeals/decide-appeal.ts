import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { mayMoveFrom } from '../../domain/appeals/appeal.ts';
import { lockAppeal, type AppealRow } from '../../persistence/appeals.ts';
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
export type DecideAppealCode = CloseCode | 'INVALID' | 'HEAD_OFFICE_ONLY' | 'NO_MEMBER';

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
    const row = await lockAppeal(tx.sql, input.id);
    const refusal = refusalOfClosing(row, input.expectedVersion);
    if (refusal) return refusal;
    const reason = input.reason.trim();
    if (input.decision === 'reject') {
      await closeAppeal(tx, row!, { state: 'rejected', decision: reason, movedFrom: null });
      return accepted({ appealId: input.id });
    }
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

async function moveTo(tx: Tx, { aboutId, franchiseId }: AppealRow, at: Date, reason: string): Promise<boolean> {
  if (aboutId === null) return false;
  const families = await lockFamilies(tx.sql, new Map([[aboutId, null]]));
  if (!families.homes.has(aboutId)) return false;
  await moveByHand(tx, families, { memberId: aboutId, franchiseId, at, note: reason });
  return true;
}
