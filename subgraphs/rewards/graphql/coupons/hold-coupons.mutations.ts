import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, defineMutations, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, text, whole } from '../../../kernel/graph/mutation/take.ts';
import { holdCoupons } from '../../commands/coupons/hold-coupons.ts';
import { releaseCoupons, useCoupons } from '../../commands/coupons/settle-hold.ts';
import { WHY_NOT } from '../../commands/coupons/why-not.ts';
import { couponHoldsById } from '../../queries/coupons/coupons.ts';
import { CouponHold } from './coupon.type.ts';
import { COUPONS, readNamed, readSale, SALE } from './sale.input.ts';
import { notByMembers } from '../entitlements/takes.ts';

const answers = {
  hold: loaded(() => CouponHold, couponHoldsById, 'holdId', 'The sale with its coupons; null when refused.'),
};

export const holdCouponsMutation = defineMutation({
  name: 'holdCoupons',
  says: 'Holds coupons for a sale until it is paid 占用优惠券: all that are named or none, for the minutes of the rewards '
    + 'policy, and with them the offers that come to it without one 自动优惠. What they take off is as evaluateOffers '
    + 'says at this moment, and no limit is passed.',
  scopes: ['rewards:redeem'], guard: notByMembers,
  input: 'A sale, and the coupons that it uses.',
  takes: {
    ...SALE, ...COUPONS, orderNo: text('Number of the order in its channel, 1 to 100 characters.'),
    holdMinutes: optional(whole('For how many minutes, 1 to 1,440; null: as the rewards policy says.')),
    idempotencyKey: KEY,
  },
  refusals: { ...said('NOT_FOUND', 'INVALID'), ITEM_UNKNOWN: 'There is no such item.', ...WHY_NOT },
  command: holdCoupons,
  inputOf: (asked, { actor }) => {
    const sale = readSale(asked, actor);
    return sale.ok ? { sale: sale.value, orderNo: asked.orderNo.trim(), coupons: readNamed(asked),
      ...(asked.holdMinutes !== null && { holdMinutes: asked.holdMinutes }) } : sale;
  },
  answers,
});

export const settleCouponsMutations = defineMutations('SettleCoupons', {
  scopes: ['rewards:redeem'],
  input: 'Which sale: the channel or franchise that holds its coupons, and head office, settle it.',
  takes: { holdId: idOf(PREFIX.couponHold, 'Hold id.'), idempotencyKey: KEY },
  refusals: {
    ...said('NOT_FOUND'), HOLD_ENDED: 'The hold has ended; its coupons are free again 占用已结束.',
    ORDER_KNOWN: 'The order is recorded: its cancellation or whole return frees them.',
  },
  answers,
}, {
  useCoupons: { says: 'The sale was paid: its coupons are used 核销优惠券.', command: useCoupons },
  releaseCoupons: { says: 'The sale was not made: its coupons are free again 释放优惠券.', command: releaseCoupons },
});
