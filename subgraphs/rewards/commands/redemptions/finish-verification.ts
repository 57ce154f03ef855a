import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { commitCost } from '../../persistence/cost/reserve-cost.ts';
import { changeRedemption, lockRedemption, type RedemptionRow } from '../../persistence/redemptions/redemptions.ts';
import { FETCH_CODES } from './find-by-code.ts';
import { takeCouponBack } from './coupon-of-redemption.ts';
import { giveBack } from './give-back.ts';
import type { Verifying } from './verify-redemption.ts';

export interface FinishVerification {
  readonly redemptionId: string;
  /** The counter that waits for the answer; null: nobody does, a job asked. */
  readonly attemptId: string | null;
  /** Why loyalty would not take the points; null: they are taken. */
  readonly code: string | null;
}
export type FinishCode = 'ALREADY_USED' | 'REDEMPTION_EXPIRED' | 'NOT_READY';

/**
 * The points are taken: the goods are handed out by the counter whose try was the last, once. Where no counter waits
 * any more they are still the member's: it is paid, and the code opens it whenever it is shown.
 */
export const finishVerification = defineCommand<FinishVerification, Verifying, FinishCode>({
  name: 'rewards.finish-verification',
  execute: async (tx, { redemptionId, attemptId, code }) => {
    const row = await lockRedemption(tx.sql, redemptionId);
    const mine = attemptId !== null && row?.attemptId === attemptId;
    const value = { redemptionId, attemptId: attemptId ?? '' };
    if (!row || row.state === 'expired') {
      return refused('REDEMPTION_EXPIRED', FETCH_CODES.REDEMPTION_EXPIRED, ['code']);
    }
    if (row.state === 'done') {
      return mine ? accepted(value) : refused('ALREADY_USED', FETCH_CODES.ALREADY_USED, ['code']);
    }
    if ((row.state !== 'verifying' && row.state !== 'paid') || (attemptId !== null && !mine)) {
      return refused('NOT_READY', FETCH_CODES.NOT_READY, ['code']);
    }
    if (row.couponId !== null) return accepted(await payForCoupon(tx, row, code, value));
    if (code !== null && row.state === 'verifying') {
      await giveBack(tx, row, { state: 'expired', pointsState: 'voided', pointsCode: code }, code);
      return accepted(value);
    }
    await commitCost(tx, redemptionId);
    const captured = { pointsState: 'captured', settledAt: tx.now } as const;
    if (mine) await changeRedemption(tx, row, { ...captured, state: 'done' });
    else if (row.state === 'verifying') await changeRedemption(tx, row, { ...captured, state: 'paid' });
    return accepted(value);
  },
});

/** A coupon is bought for good; points that loyalty holds no more end it, but for a used one: then they are lost. */
async function payForCoupon(tx: Tx, row: RedemptionRow, code: string | null, value: Verifying): Promise<Verifying> {
  if (code === null) {
    await commitCost(tx, row.id);
    await changeRedemption(tx, row, { state: 'done', pointsState: 'captured', settledAt: tx.now });
  } else if (await takeCouponBack(tx, row, code)) {
    await giveBack(tx, row, { state: 'expired', pointsState: 'voided', pointsCode: code }, code);
  } else {
    await changeRedemption(tx, row, { state: 'done', pointsState: 'lost', pointsCode: code, settledAt: tx.now }, code);
  }
  return value;
}
