import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed } from '../../graph/filters.ts';
import {
  CheckPricesDocument, CouponOfferListDocument, CouponOfferPageDocument, CreateCouponOfferDocument,
  EndCouponOfferDocument, IssueCouponByHandDocument, IssueCouponsToSegmentDocument, PublishCouponOfferDocument,
  UpdateCouponOfferDocument, type CheckPricesQuery, type CouponOfferListQuery, type CouponOfferPageQuery,
  type CouponOfferState, type CreateCouponOfferInput, type EvaluateOffersInput, type UpdateCouponOfferInput,
} from '../../gql/graphql.ts';

export type OfferRow = CouponOfferListQuery['couponOffers']['items'][number];
export type Offer = NonNullable<CouponOfferPageQuery['couponOffer']>;
export type Terms = NonNullable<Offer['draft']>;
export type Checked = CheckPricesQuery['evaluateOffers'];

export const offerSource: Source<OfferRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(CouponOfferListDocument, {
    page, search: typed(filter.search) ?? null, state: (typed(filter.state) ?? null) as CouponOfferState | null,
    isWaiting: typed(filter.waiting) === 'WAITING' ? true : null,
  })).couponOffers,
};

export const readOffer = async (id: string): Promise<Offer | null> =>
  (await ask(CouponOfferPageDocument, { id })).couponOffer;
export const createOffer = async (input: CreateCouponOfferInput) =>
  (await ask(CreateCouponOfferDocument, { input })).createCouponOffer;
export const updateOffer = async (input: UpdateCouponOfferInput) =>
  (await ask(UpdateCouponOfferDocument, { input })).updateCouponOffer;
export const publishOffer = async (id: string, expectedVersion: number) =>
  (await ask(PublishCouponOfferDocument, { input: { id, expectedVersion } })).publishCouponOffer;
export const endOffer = async (id: string, expectedVersion: number, reason: string) =>
  (await ask(EndCouponOfferDocument, { input: { id, expectedVersion, reason } })).endCouponOffer;
export const issueTo = async (offerId: string, memberId: string, reason: string, idempotencyKey: string) =>
  (await ask(IssueCouponByHandDocument, { input: { offerId, memberId, reason, idempotencyKey } })).issueCoupon;
export const issueToSegment = async (offerId: string, segmentId: string, idempotencyKey: string) =>
  (await ask(IssueCouponsToSegmentDocument, { input: { offerId, segmentId, idempotencyKey } })).issueCouponsToSegment;
export const checkPrices = async (input: EvaluateOffersInput): Promise<Checked> =>
  (await ask(CheckPricesDocument, { input })).evaluateOffers;
