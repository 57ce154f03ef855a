import { PREFIX } from '../../../contracts/ids.ts';
import { defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text } from '../../../kernel/graph/mutation/take.ts';
import { claimCoupon } from '../../commands/coupons/claim-coupon.ts';
import { issueCoupon, ISSUE_WORDS } from '../../commands/coupons/issue-coupon.ts';
import { couponsById } from '../../queries/coupons/coupons.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Coupon } from './coupon.type.ts';

const answers = { coupon: loaded(() => Coupon, couponsById, 'couponId', 'The coupon; null when refused.') };
const memberId = idOf(PREFIX.member, 'Whose it will be.');

export const issueCouponMutation = defineMutation({
  name: 'issueCoupon',
  says: 'Gives one coupon to one member 发放优惠券, with a reason.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'Of which offer, and to whom.',
  takes: {
    offerId: idOf(PREFIX.couponOffer, 'Offer id.'), memberId, reason: text('Why, 1 to 500 characters.'),
    idempotencyKey: KEY,
  },
  refusals: { ...ISSUE_WORDS, ...said('INVALID') },
  command: issueCoupon,
  answers,
});

export const claimCouponMutation = defineMutation({
  name: 'claimCoupon',
  says: 'Gives a coupon to a member who says the public code of an offer 凭码领券. Wrong codes are counted.',
  scopes: ['rewards:redeem'],
  input: 'Who says what.',
  takes: { memberId, code: text('The code; case, width and spaces around do not matter.'), idempotencyKey: KEY },
  refusals: {
    ...ISSUE_WORDS, CODE_WRONG: 'No offer has this code 券码错误.',
    TOO_MANY_ATTEMPTS: 'Too many wrong codes for this member; try again later 试错过多.',
  },
  command: claimCoupon,
  answers,
});
