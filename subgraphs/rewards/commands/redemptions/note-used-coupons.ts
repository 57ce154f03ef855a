import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted } from '../../../kernel/outcome.ts';
import { changeRedemption, lockRedemptions } from '../../persistence/redemptions/redemptions.ts';

/** Coupons that were bought with points and used by now: their points are to be taken, at most `limit`. */
export const noteUsedCoupons = defineCommand<{ limit: number }, { used: number }, never>({
  name: 'rewards.note-used-coupons',
  execute: async (tx, { limit }) => {
    const due = await tx.sql.all<{ id: string }>`select r.id from redemption r join coupon c on c.id = r.coupon_id
      where r.state = 'open' and c.state = 'used' order by r.id limit ${limit}`;
    const rows = [...(await lockRedemptions(tx.sql, due.map(({ id }) => id))).values()]
      .filter(({ state }) => state === 'open');
    for (const row of rows) await changeRedemption(tx, row, { state: 'verifying', attemptAt: tx.now });
    return accepted({ used: rows.length });
  },
});
