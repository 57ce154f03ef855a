import type { Tx } from '../../../kernel/commands/command.ts';
import { releaseCost } from '../../persistence/cost/reserve-cost.ts';
import { changeRedemption, restock, type Change,
  type RedemptionRow } from '../../persistence/redemptions/redemptions.ts';

/**
 * Ends a redemption that nobody fetched: its pieces are on the shelf again and count against no limit, it costs nobody
 * anything, and its points go back to the lots they came from as soon as loyalty is told.
 */
export async function giveBack(
  tx: Tx, row: RedemptionRow, end: Change & { readonly state: 'cancelled' | 'expired' | 'refused' }, reason?: string,
): Promise<void> {
  await restock(tx.sql, row);
  await releaseCost(tx, row.id);
  await changeRedemption(tx, row, { settledAt: tx.now, pointsState: 'void_due', ...end }, reason);
  if (row.pointsState === 'void_due') {
    tx.schedule({ job: 'settle-redemptions', at: tx.now, payload: {}, key: 'settle-redemptions' });
  }
}
