import { FACT } from '../../../contracts/facts.ts';
import { namedBy } from '../../../kernel/calls/facts.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { newId } from '../../../kernel/ids.ts';
import { moneyView, type Money } from '../../../kernel/money.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { changeRedemption } from '../../persistence/redemptions/redemptions.ts';
import { findByCode, type FetchCode, type ShownCode } from './find-by-code.ts';

export interface VerifyRedemption extends ShownCode {
  /** What is kept of the code: the same key with another code is another request. */
  readonly shown: string | null;
  /** What was paid at the counter; null: nothing. */
  readonly cashPaid: Money | null;
}
export interface Verifying {
  readonly redemptionId: string;
  /** This counter's try: only it learns that the goods are its to hand out. */
  readonly attemptId: string;
}
export type VerifyCode = FetchCode | 'CASH_MISMATCH';

export const CASH_MISMATCH = 'Something else is to be paid at the counter 补差金额; cashDue says how much.';

/**
 * A counter takes a code. The points are captured right after this transaction (calls/capture-points.ts), and the
 * goods are handed out only when loyalty has said so: until then it is verifying, and may be tried again.
 */
export const verifyRedemption = defineCommand<VerifyRedemption, Verifying, VerifyCode>({
  name: 'rewards.verify-redemption',
  needs: namedBy({ outletId: FACT.outlet }),
  execute: async (tx, { cashPaid, ...asked }) => {
    const found = await findByCode(tx, asked);
    if (!found.ok) return found;
    const row = found.value;
    const paid = cashPaid ?? { minor: 0n, currency: row.currency };
    if (paid.minor !== row.cashMinor || paid.currency !== row.currency) {
      return refused('CASH_MISMATCH', CASH_MISMATCH, ['cashPaid'],
        { cashDue: moneyView(row.cashMinor, row.currency) });
    }
    const attemptId = newId(tx.now);
    await changeRedemption(tx, row, {
      attemptId, attemptAt: tx.now, state: row.state === 'open' ? 'verifying' : row.state });
    tx.audit({ subjectId: row.id, after: { attemptId, outletId: row.outletId, cashPaid: paid.minor } });
    return accepted({ redemptionId: row.id, attemptId });
  },
});
