import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { freeHolds, lockHolds } from './end-holds.ts';

/** Holds whose time is over end, at most `limit`, and their coupons are free again. */
export const expireCouponHolds = defineCommand<{ limit: number }, { expired: number }, never>({
  name: 'rewards.expire-coupon-holds',
  execute: async (tx, { limit }) => {
    const lapsed = await tx.sql.all<{ id: string }>`select id from coupon_hold
      where state = 'held' and held_until <= ${tx.now} order by held_until, id limit ${Math.min(limit, 200)}`;
    const holds = await lockHolds(tx, lapsed.map(({ id }) => id));
    const over = holds.filter(({ state, heldUntil }) => state === 'held' && heldUntil <= tx.now);
    await freeHolds(tx, over.map(({ id }) => id), 'expired');
    return accepted({ expired: over.length });
  },
});
