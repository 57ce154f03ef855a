import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { idOf, KEY } from '../../../kernel/graph/mutation/take.ts';
import { cancelRedemption } from '../../commands/redemptions/cancel-redemption.ts';
import { redemptionsById } from '../../queries/redemptions/redemptions.ts';
import { Redemption } from './redemption.type.ts';

export const cancelRedemptionMutation = defineMutation({
  name: 'cancelRedemption',
  says: 'Gives a redemption back 取消兑换 before it is fetched: its points go back to the lots they came from, its pieces '
    + 'to the stock, and it counts against no limit. A coupon that it gave is taken back while nobody used it.',
  scopes: ['rewards:redeem'],
  input: 'Which redemption.',
  takes: { id: idOf(PREFIX.redemption, 'Redemption id.'), idempotencyKey: KEY },
  refusals: {
    NOT_FOUND: 'There is no such redemption among those you may see, or it was made through another channel.',
    NOT_CANCELLABLE: 'It is fetched, being fetched, or has ended already.',
    COUPON_USED: 'Its coupon was used, or a sale holds it 优惠券已使用: it cannot be given back.',
  },
  command: cancelRedemption,
  answers: {
    redemption: loaded(() => Redemption, redemptionsById, 'redemptionId', 'The redemption; null when refused.'),
  },
});
