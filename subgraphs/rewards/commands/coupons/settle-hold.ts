import { isRestricted, type Actor } from '../../../kernel/actor.ts';
import { defineCommand, type Tx } from '../../../kernel/commands/command.ts';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.ts';
import { commitCoupons } from '../../persistence/coupons/coupon-cost.ts';
import { freeHolds, lockHolds, type LockedHold } from './end-holds.ts';
import { noteCausesGone } from './withdraw-coupon.ts';

export interface SettleInput { readonly holdId: string }
export type SettleCode = 'NOT_FOUND' | 'HOLD_ENDED' | 'ORDER_KNOWN';

/** The sale was made: what it holds is used. Asking again changes nothing. What it costs is spent. */
export const useCoupons = defineCommand<SettleInput, SettleInput, SettleCode>({
  name: 'rewards.use-coupons',
  execute: async (tx, { holdId }) => {
    const hold = await ownHold(tx, holdId);
    if (!hold) return unknown();
    if (hold.state === 'used') return accepted({ holdId });
    if (hold.state !== 'held' || hold.heldUntil <= tx.now) {
      return refused('HOLD_ENDED', 'The hold has ended; its coupons are free again.', ['holdId']);
    }
    await markUsed(tx, holdId, null);
    tx.audit({ subjectId: holdId, before: { state: 'held' }, after: { state: 'used' } });
    return accepted({ holdId });
  },
});

/** The sale was not made, or was taken back before its order was recorded: its coupons are free again. */
export const releaseCoupons = defineCommand<SettleInput, SettleInput, SettleCode>({
  name: 'rewards.release-coupons',
  execute: async (tx, { holdId }) => {
    const hold = await ownHold(tx, holdId);
    if (!hold) return unknown();
    if (hold.state === 'released' || hold.state === 'expired') return accepted({ holdId });
    if (hold.orderId !== null) {
      return refused('ORDER_KNOWN', 'The order is recorded: its cancellation or whole return frees them.', ['holdId']);
    }
    await freeHolds(tx, [holdId], 'released');
    return accepted({ holdId });
  },
});

export async function markUsed(tx: Tx, holdId: string, orderId: string | null): Promise<void> {
  await commitCoupons(tx, holdId);
  await tx.sql.run`update coupon set state = 'used', held_until = null, used_at = ${tx.now} where hold_id = ${holdId}`;
  await tx.sql.run`update coupon_hold set state = 'used', settled_at = ${tx.now},
    order_id = coalesce(${orderId}::uuid, order_id) where id = ${holdId}`;
  await noteCausesGone(tx, holdId);
}

async function ownHold(tx: Tx, holdId: string): Promise<LockedHold | null> {
  const [hold] = await lockHolds(tx, [holdId]);
  return hold && mayBeSettledBy(hold, tx.actor) ? hold : null;
}

/** Whoever made it, and head office. */
function mayBeSettledBy({ channelId, tenantId }: LockedHold, actor: Actor): boolean {
  if (!isRestricted(actor)) return true;
  return actor.kind === 'channel' ? channelId === actor.channelId
    : actor.kind === 'tenant' && tenantId !== null && tenantId === actor.tenantId;
}

function unknown(): Outcome<never, SettleCode> {
  return refused('NOT_FOUND', 'There is no such hold.', ['holdId']);
}
