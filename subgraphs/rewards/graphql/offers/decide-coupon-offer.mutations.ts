import { PREFIX } from '../../../contracts/ids.ts';
import { CURRENT_VERSION, defineMutation, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { ISSUE_WORDS } from '../../commands/coupons/issue-coupon.ts';
import { startCouponRun } from '../../commands/coupons/coupon-run.ts';
import { endCouponOffer } from '../../commands/offers/end-coupon-offer.ts';
import { publishCouponOffer } from '../../commands/offers/publish-coupon-offer.ts';
import { couponOffersById } from '../../queries/coupons/offers.ts';
import { headOfficeOnly } from '../head-office.ts';
import { CouponOffer } from './coupon-offer.type.ts';

const id = idOf(PREFIX.couponOffer, 'Offer id.');
const answers = { offer: loaded(() => CouponOffer, couponOffersById, 'offerId', 'The offer; null when refused.') };
const ENDED = { OFFER_ENDED: 'The offer is ended 已停发.' };

export const publishCouponOfferMutation = defineMutation({
  name: 'publishCouponOffer',
  says: 'Makes the draft of an offer count 发布优惠活动: by another person than who wrote it, as a version that never '
    + 'changes.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'Which draft, as it was read.',
  takes: { id, expectedVersion: VERSION },
  refusals: {
    ...said('NOT_FOUND', 'STALE'), ...ENDED, SAME_PERSON: 'Another person publishes what you wrote 需他人发布.',
    NOTHING_NEW: 'What is written was published already.',
    GROUP_MIXED: 'The stacking group has reductions of another step, or the offer had another group before.',
    CODE_TAKEN: 'Another offer has the public code.',
    TOO_MANY_AUTOMATIC: 'As many offers that need no coupon as the policy allows (automaticMost) are in use '
      + '自动优惠已达上限: end one.',
  },
  extras: CURRENT_VERSION,
  command: publishCouponOffer,
  answers,
});

export const endCouponOfferMutation = defineMutation({
  name: 'endCouponOffer',
  says: 'Gives no more coupons of an offer 停发优惠活动; what members have stays valid.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'Which offer.',
  takes: { id, expectedVersion: VERSION, reason: text('Why, 1 to 500 characters.') },
  refusals: { ...said('NOT_FOUND', 'STALE', 'INVALID'), ...ENDED },
  extras: CURRENT_VERSION,
  command: endCouponOffer,
  answers,
});

export const issueCouponsToSegmentMutation = defineMutation({
  name: 'issueCouponsToSegment',
  says: 'Gives a coupon to each member of a segment 分群发券, once each; a job does it, and runs of the offer say how far '
    + 'it is.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'Of which offer, and to whom.',
  takes: {
    offerId: idOf(PREFIX.couponOffer, 'Offer id.'), segmentId: idOf(PREFIX.segment, 'Segment id.'),
    idempotencyKey: KEY,
  },
  refusals: {
    ...said('NOT_FOUND'), ...ENDED, AUTOMATIC: ISSUE_WORDS.AUTOMATIC,
    ALREADY_RUNNING: 'Coupons of the offer are being given to a segment.' },
  command: startCouponRun,
  answers,
});
