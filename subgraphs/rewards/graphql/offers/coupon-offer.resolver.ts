import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import {
  couponOffersById, couponOffersPage, couponRunsOf, couponUsageOf, type OfferNode,
} from '../../queries/coupons/offers.ts';
import { CouponOfferState } from '../coupon-words.ts';
import { CouponOffer, CouponOfferPage, CouponRun, CouponUsage } from './coupon-offer.type.ts';

@Resolver(() => CouponOffer)
export class CouponOfferResolver {
  @Query(() => CouponOffer, {
    nullable: true, description: 'One offer 优惠活动; null when unknown; a draft is head office\'s.',
  })
  @Scopes('rewards:read')
  async couponOffer(
    @Arg('id', () => ID, { description: 'Offer id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<CouponOffer | null> {
    const uuid = decodeId(PREFIX.couponOffer, id);
    return uuid ? context.load(couponOffersById, uuid) : null;
  }

  @Query(() => CouponOfferPage, { description: 'Offers 优惠活动 by page, the last written first.' })
  @Scopes('rewards:read')
  async couponOffers(
    @Arg('search', () => String, { nullable: true, description: 'Any part of the code or a name.' })
    search: string | null,
    @Arg('state', () => CouponOfferState, { nullable: true, description: 'Only those that stand so.' })
    state: string | null,
    @Arg('isWaiting', () => Boolean, {
      nullable: true, description: 'Only those whose draft waits for another person 待发布, or only the others.',
    })
    isWaiting: boolean | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const query = { search: search ?? null, state: state ?? null, isWaiting: isWaiting ?? null };
    return couponOffersPage(await context.sql(), query, pageBounds(page));
  }

  @FieldResolver(() => Boolean, { description: 'Whether the reader wrote it, and so cannot publish it.' })
  isOwn(@Root() { authorId }: OfferNode, @Ctx() { actor }: GraphContext): boolean {
    return authorId === actor.id;
  }

  @FieldResolver(() => CouponUsage, { nullable: true,
    description: 'What became of its coupons 使用情况; null for others than head office.' })
  @Scopes('rewards:read')
  usage(@Root() { uuid }: CouponOffer, @Ctx() context: GraphContext): Promise<CouponUsage> | null {
    return isRestricted(context.actor) ? null : context.load(couponUsageOf, uuid);
  }

  @FieldResolver(() => [CouponRun], {
    description: 'The last times it was given to a segment, at most 10; none for others than head office.' })
  @Scopes('rewards:read')
  runs(@Root() { uuid }: CouponOffer, @Ctx() context: GraphContext): Promise<CouponRun[]> {
    return isRestricted(context.actor) ? Promise.resolve([]) : context.load(couponRunsOf, uuid);
  }
}
