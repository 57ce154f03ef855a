import type { Tx } from '../../../kernel/commands/command.ts';
import { changeRedemption, restock, type Change,
  type RedemptionRow } from '../../persistence/redemptions/redemptions.ts';

/**
 * Ends a redemption that nobody fetched: its pieces are on the shelf again and count against no limit, its points go
 * back to the lots they came from as soon as loyalty is told.
 */
export async function giveBack(
  tx: Tx, row: RedemptionRow, end: Change & { readonly state: 'cancelled' | 'expired' | 'refused' }, reason?: string,
): Promise<void> {
  await restock(tx.sql, row);
  await changeRedemption(tx, row, { settledAt: tx.now, pointsState: 'void_due', ...end }, reason);
  if (row.pointsState === 'void_due') {
    tx.schedule({ job: 'settle-redemptions', at: tx.now, payload: {}, key: 'settle-redemptions' });
  }
}
