import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { hasLapsed } from '../../domain/redemption/fetching.ts';
import { changeRedemption, lockRedemptions } from '../../persistence/redemptions/redemptions.ts';
import { giveBack } from './give-back.ts';

/** Redemptions that nobody fetched in time end: of one reward, or of all, at most `limit`. */
export async function expireIn(
  tx: Tx, { rewardId = null, limit }: { readonly rewardId?: string | null; readonly limit: number },
): Promise<number> {
  const due = await tx.sql.all<{ id: string }>`select id from redemption
    where state in ('reserving', 'open') and until_at <= ${tx.now}
      and (${rewardId}::uuid is null or reward_id = ${rewardId}::uuid) order by until_at limit ${limit}`;
  const rows = await lockRedemptions(tx.sql, due.map((row) => row.id));
  // Under the lock: it may have been fetched a moment ago.
  const lapsed = [...rows.values()].filter((row) => hasLapsed(row, tx.now));
  // A coupon that was not given back in time is bought for good: its points are taken.
  const bought = [...rows.values()].filter(({ couponId, state }) => couponId !== null && state === 'open');
  for (const row of bought) await changeRedemption(tx, row, { state: 'verifying', attemptAt: tx.now });
  for (const row of lapsed) await giveBack(tx, row, { state: 'expired', settledAt: row.untilAt });
  return lapsed.length + bought.length;
}

export const expireRedemptions = defineCommand<{ limit: number }, { expired: number }, never>({
  name: 'rewards.expire-redemptions',
  execute: async (tx, { limit }) => accepted({ expired: await expireIn(tx, { limit }) }),
});
