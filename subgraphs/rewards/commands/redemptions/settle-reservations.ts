import { defineBatchCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { changeRedemption, lockRedemptions } from '../../persistence/redemptions/redemptions.ts';
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
    const rows = await lockRedemptions(tx.sql, requests.map(({ input }) => input.redemptionId));
    for (const { input } of requests) {
      const row = rows.get(input.redemptionId);
      if (!row || row.pointsHoldId !== null || !['asked', 'void_due'].includes(row.pointsState)) continue;
      const waits = row.state === 'reserving';
      if ('holdId' in input) {
        await changeRedemption(tx, row, waits
          ? { state: 'open', pointsState: 'held', pointsHoldId: input.holdId } : { pointsHoldId: input.holdId });
      } else if (waits) {
        await giveBack(tx, row, { state: 'refused', pointsState: 'voided', pointsCode: input.code }, input.code);
      } else {
        await changeRedemption(tx, row, { pointsState: 'voided', pointsCode: input.code });
      }
    }
    return requests.map(() => accepted(null));
  },
});
