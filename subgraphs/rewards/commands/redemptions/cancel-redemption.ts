import { isRestricted } from '../../../kernel/actor.ts';
import { defineCommand } from '../../../kernel/commands/command.ts';
import { accepted, refused } from '../../../kernel/outcome.ts';
import { mayCancel } from '../../domain/redemption/fetching.ts';
import { lockRedemption } from '../../persistence/redemptions/redemptions.ts';
import { takeCouponBack } from './coupon-of-redemption.ts';
import { giveBack } from './give-back.ts';

export type CancelCode = 'NOT_FOUND' | 'NOT_CANCELLABLE' | 'COUPON_USED';

/** The member, or whoever serves it, changes its mind before it has been fetched. */
export const cancelRedemption = defineCommand<{ readonly id: string }, { redemptionId: string }, CancelCode>({
  name: 'rewards.cancel-redemption',
  execute: async (tx, { id }) => {
    const row = await lockRedemption(tx.sql, id);
    const { actor } = tx;
    const foreign = row && isRestricted(actor) && (!(await tx.visible([row.memberId], actor)).has(row.memberId)
      || (actor.kind === 'channel' && row.channelId !== actor.channelId));
    if (!row || foreign) return refused('NOT_FOUND', 'There is no such redemption.', ['id']);
    if (!mayCancel(row, tx.now)) {
      return refused('NOT_CANCELLABLE', 'It is fetched, being fetched, or has ended already.', ['id']);
    }
    if (!(await takeCouponBack(tx, row, 'redemption cancelled'))) {
      return refused('COUPON_USED', 'Its coupon was used, or a sale holds it.', ['id']);
    }
    await giveBack(tx, row, { state: 'cancelled' });
    return accepted({ redemptionId: id });
  },
});
