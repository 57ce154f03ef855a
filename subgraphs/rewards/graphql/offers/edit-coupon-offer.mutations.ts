import { PREFIX } from '../../../contracts/ids.ts';
import {
  CURRENT_VERSION, defineMutation, loaded, shownWhenStale,
} from '../../../kernel/graph/mutation/define-mutation.ts';
import { formOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { idOf, KEY, optional, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import { UNKNOWN_SEGMENT, unknownSegment } from '../../calls/ask-segments.ts';
import { createCouponOffer } from '../../commands/offers/create-coupon-offer.ts';
import { updateCouponOffer } from '../../commands/offers/update-coupon-offer.ts';
import { couponOffersById } from '../../queries/coupons/offers.ts';
import { headOfficeOnly } from '../head-office.ts';
import { CouponOffer } from './coupon-offer.type.ts';
import { readTerms, TERMS } from './coupon-terms.input.ts';

const DRAFT = {
  nameZh: text('Name in Chinese, 1 to 60 characters.'),
  nameEn: text('Name in English, 1 to 60 characters.'),
  note: optional(text('What it is for, at most 500 characters.')),
  terms: formOf(TERMS, 'What it says.'),
};

export const createCouponOfferMutation = defineMutation({
  name: 'createCouponOffer',
  says: 'Writes a new offer 新建优惠活动: nothing is given of it before another person publishes it.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'A new offer.',
  takes: { code: text('Code of the house, 1 to 40 of A-Z, 0-9, _ and -.'), ...DRAFT, idempotencyKey: KEY },
  refusals: { ...said('INVALID', 'CODE_TAKEN'), ...UNKNOWN_SEGMENT },
  command: createCouponOffer,
  inputOf: async ({ terms: sent, ...rest }, context) => {
    const unknown = await unknownSegment(context, sent.segmentId, ['terms', 'segmentId']);
    const terms = unknown ?? readTerms(sent);
    return terms.ok ? { ...rest, note: rest.note ?? null, terms: terms.value } : terms;
  },
  answers: { offer: loaded(() => CouponOffer, couponOffersById, 'offerId', 'The offer; null when refused.') },
});

export const updateCouponOfferMutation = defineMutation({
  name: 'updateCouponOffer',
  says: 'Writes the draft of an offer anew 修改优惠活动: it counts once another person publishes it, and coupons that '
    + 'were given keep the terms of their version.',
  scopes: ['rewards:write'], guard: headOfficeOnly,
  input: 'The whole draft.',
  takes: { id: idOf(PREFIX.couponOffer, 'Offer id.'), expectedVersion: VERSION, ...DRAFT },
  refusals: { ...said('NOT_FOUND', 'INVALID', 'STALE'), ...UNKNOWN_SEGMENT,
    OFFER_ENDED: 'The offer is ended 已停发.' },
  extras: CURRENT_VERSION,
  command: updateCouponOffer,
  inputOf: async ({ terms: sent, ...rest }, context) => {
    const unknown = await unknownSegment(context, sent.segmentId, ['terms', 'segmentId']);
    const terms = unknown ?? readTerms(sent);
    return terms.ok ? { ...rest, note: rest.note ?? null, terms: terms.value } : terms;
  },
  answers: {
    offer: {
      type: () => CouponOffer, says: 'The offer as it is now; with STALE as it stands, else null when refused.',
      of: ({ offerId }, context) => context.load(couponOffersById, offerId),
      whenRefused: shownWhenStale(({ id }, context) => context.load(couponOffersById, id)),
    },
  },
});
