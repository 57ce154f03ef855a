import { defineBatchCommand, type Tx } from '../../../kernel/commands/command.ts';
import { shareMerges } from '../../../kernel/merges/merge-locks.ts';
import { accepted } from '../../../kernel/outcome.ts';
import type { OpenOffer } from '../../persistence/coupons/offers.ts';
import { changeRedemption, lockRedemptions, type RedemptionRow } from '../../persistence/redemptions/redemptions.ts';
import { giveCouponFor, lockOffersOf } from './coupon-of-redemption.ts';
import { giveBack } from './give-back.ts';

/** What loyalty answered for the points of one redemption: the hold, or the code of its refusal. */
export type ReservationAnswer =
  | { readonly redemptionId: string; readonly holdId: string }
  | { readonly redemptionId: string; readonly code: string };

/**
 * Second step of a redemption: held points open it, refused ones end it. An answer may come twice, or after it has
 * ended: then the hold goes back.
 */
export const settleReservations = defineBatchCommand<ReservationAnswer, null, never>({
  name: 'rewards.settle-reservations',
  maxBatch: 200,
  executeAll: async (tx, requests) => {
    await shareMerges(tx.sql);
    const rows = await lockRedemptions(tx.sql, requests.map(({ input }) => input.redemptionId));
    const offers = await lockOffersOf(tx, [...rows.values()].map(({ rewardId }) => rewardId));
    for (const { input } of requests) {
      const row = rows.get(input.redemptionId);
      if (!row || row.pointsHoldId !== null || !['asked', 'void_due'].includes(row.pointsState)) continue;
      const waits = row.state === 'reserving';
      if ('holdId' in input) {
        await keepHold(tx, row, input.holdId, offers.get(row.rewardId) ?? null);
      } else if (waits) {
        await giveBack(tx, row, { state: 'refused', pointsState: 'voided', pointsCode: input.code }, input.code);
      } else {
        await changeRedemption(tx, row, { pointsState: 'voided', pointsCode: input.code });
      }
    }
    return requests.map(() => accepted(null));
  },
});

/** Held points open it; of a coupon they give it at once, or go back where there is none any more. */
async function keepHold(tx: Tx, row: RedemptionRow, holdId: string, offer: OpenOffer | null): Promise<void> {
  if (row.state !== 'reserving') return changeRedemption(tx, row, { pointsHoldId: holdId });
  const given = offer && await giveCouponFor(tx, row, offer);
  // Asked again by the job, with the same hold.
  if (given && 'refused' in given && given.refused === 'TRY_AGAIN') return undefined;
  if (given && 'refused' in given) {
    return giveBack(tx, row, { state: 'refused', pointsHoldId: holdId, pointsCode: given.refused }, given.refused);
  }
  return changeRedemption(tx, row, { state: 'open', pointsState: 'held', pointsHoldId: holdId });
}
