import { Arg, Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { flag, otherwise, readAll, type Taken } from '../../../kernel/graph/mutation/take.ts';
import { inputTypeOf } from '../../../kernel/graph/mutation/types.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { userErrorType } from '../../../kernel/graph/user-errors.ts';
import { couponOffersById } from '../../queries/coupons/offers.ts';
import { couponsById } from '../../queries/coupons/coupons.ts';
import { evaluateOffers } from '../../queries/coupons/evaluate-offers.ts';
import { CouponOffer } from '../offers/coupon-offer.type.ts';
import { Coupon, EvaluatedCoupon, OfferEvaluation } from './coupon.type.ts';
import { COUPONS, readNamed, readSale, SALE } from './sale.input.ts';

const ASKED = {
  ...SALE, ...COUPONS,
  onlyNamed: otherwise(false, flag('Look at the named coupons alone, also when none is; offers that need none come all '
    + 'the same.')),
};
const EvaluateOffersInput = inputTypeOf('EvaluateOffersInput',
  'A sale, and the coupons that are looked at; all that the member has, when none is named.', ASKED);
const EvaluateOffersUserError = userErrorType('EvaluateOffers', {
  ...said('NOT_FOUND', 'INVALID'), ITEM_UNKNOWN: 'There is no such item.' });

@ObjectType({ simpleResolvers: true, description: 'Answer of evaluateOffers.' })
export class OfferEvaluationAnswer {
  @Field(() => OfferEvaluation, { nullable: true, description: 'What the coupons do; null when the sale is refused.' })
  evaluation!: OfferEvaluation | null;

  @Field(() => [EvaluateOffersUserError], { description: 'Why the sale is none; empty when it is one.' })
  userErrors!: object[];
}

@Resolver(() => EvaluatedCoupon)
export class EvaluateOffersResolver {
  @Query(() => OfferEvaluationAnswer, {
    description: 'What coupons, and offers that need none, do to a sale 优惠试算: each applied with its shares, or not '
      + 'with a code, and what is left to pay. The same rules for every channel; nothing is changed.',
  })
  @Scopes('rewards:read')
  async evaluateOffers(
    @Arg('input', () => EvaluateOffersInput, { description: 'The sale.' }) input: object,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const read = readAll(ASKED, input as Record<string, unknown>);
    const sale = read.ok ? readSale(read.value, context.actor) : read;
    if (!read.ok || !sale.ok) return { evaluation: null, userErrors: sale.ok ? [] : [...sale.refusals] };
    const answer = await evaluateOffers(context.services.home.database.sql, {
      sale: sale.value,
      named: read.value.onlyNamed ? readNamed(read.value) : namedIn(read.value),
      actor: context.actor, at: context.now });
    return answer.ok ? { evaluation: answer.value, userErrors: [] }
      : { evaluation: null, userErrors: [...answer.refusals] };
  }

  @FieldResolver(() => CouponOffer, {
    nullable: true, description: 'What it is of 优惠活动; null when the member has no such coupon.' })
  async offer(
    @Root() { offerId }: { offerId: string | null }, @Ctx() context: GraphContext,
  ): Promise<CouponOffer | null> {
    return offerId === null ? null : context.load(couponOffersById, offerId);
  }

  @FieldResolver(() => Coupon, {
    nullable: true, description: 'The coupon; null when the member has no such one, and of an offer that needs none.',
  })
  async coupon(
    @Root() { couponId }: { couponId: string | null }, @Ctx() context: GraphContext,
  ): Promise<Coupon | null> {
    return couponId === null ? null : context.load(couponsById, couponId);
  }
}

function namedIn(asked: Taken<typeof COUPONS>) {
  const named = readNamed(asked);
  return named.length > 0 ? named : null;
}
