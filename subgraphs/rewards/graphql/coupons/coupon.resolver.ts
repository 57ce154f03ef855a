import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import {
  couponHoldsById, couponsById, couponsOfHolds, couponsOfMembers, mismatchedCouponHolds, type CouponNode,
} from '../../queries/coupons/coupons.ts';
import { couponOffersById, couponTermsByVersion } from '../../queries/coupons/offers.ts';
import { CouponHoldState, CouponState } from '../coupon-words.ts';
import { CouponOffer } from '../offers/coupon-offer.type.ts';
import { CouponTerms } from '../offers/coupon-terms.type.ts';
import { Member, Order } from '../stubs.type.ts';
import { Coupon, CouponConnection, CouponHold, CouponHoldConnection } from './coupon.type.ts';

@Resolver(() => Coupon)
export class CouponResolver {
  @Query(() => Coupon, { nullable: true, description: 'One coupon 优惠券; null when unknown or not visible.' })
  @Scopes('rewards:read')
  async coupon(
    @Arg('id', () => ID, { description: 'Coupon id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Coupon | null> {
    const uuid = decodeId(PREFIX.coupon, id);
    return uuid ? context.load(couponsById, uuid) : null;
  }

  @FieldResolver(() => CouponState, { description: 'Where it stands.' })
  state(@Root() coupon: CouponNode, @Ctx() { now }: GraphContext): string {
    const lapsed = coupon.state === 'held' && coupon.heldUntil !== null && coupon.heldUntil <= now;
    const free = lapsed ? 'issued' : coupon.state;
    return free === 'issued' && coupon.expiresAt !== null && coupon.expiresAt <= now ? 'expired' : free;
  }

  @FieldResolver(() => CouponOffer, { nullable: true, description: 'What it was given of.' })
  offer(@Root() { offerId }: Coupon, @Ctx() context: GraphContext): Promise<CouponOffer | null> {
    return context.load(couponOffersById, offerId);
  }

  @FieldResolver(() => CouponTerms, {
    nullable: true, description: 'What it says: as the offer was when it was given.',
  })
  terms(@Root() { offerId, offerVersion }: Coupon, @Ctx() context: GraphContext): Promise<CouponTerms | null> {
    return context.load(couponTermsByVersion, { offerId, version: offerVersion });
  }
}

@Resolver(() => CouponHold)
export class CouponHoldResolver {
  @Query(() => CouponHold, {
    nullable: true, description: 'A sale that holds coupons or used them; null when unknown.',
  })
  @Scopes('rewards:read')
  async couponHold(
    @Arg('id', () => ID, { description: 'Hold id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<CouponHold | null> {
    const uuid = decodeId(PREFIX.couponHold, id);
    return uuid ? context.load(couponHoldsById, uuid) : null;
  }

  @Query(() => CouponHoldConnection, {
    description: 'Orders that name coupons and do not fit them 订单与优惠券不符, the last first.',
  })
  @Scopes('rewards:read')
  async mismatchedCouponHolds(@Args() args: ConnectionArgs, @Ctx() context: GraphContext): Promise<object> {
    return mismatchedCouponHolds(await context.sql(), connectionFirst(args), args.after ?? null);
  }

  @FieldResolver(() => CouponHoldState, { description: 'Where it stands.' })
  state(@Root() { state, heldUntil }: CouponHold, @Ctx() { now }: GraphContext): string {
    return state === 'held' && heldUntil <= now ? 'expired' : state;
  }

  @FieldResolver(() => [Coupon], {
    description: 'Its coupons, with those of offers that need none; none once they are free again. At most 70.' })
  @Scopes('rewards:read')
  coupons(@Root() { uuid }: CouponHold, @Ctx() context: GraphContext): Promise<Coupon[]> {
    return context.load(couponsOfHolds, uuid);
  }

  @FieldResolver(() => String, {
    nullable: true, description: 'Number of the order in its channel; that channel, the member and head office see it.',
  })
  orderNo(@Root() hold: CouponHold, @Ctx() { actor }: GraphContext): string | null {
    return isOthers(actor, hold) ? null : hold.orderNo;
  }

  @FieldResolver(() => Order, {
    nullable: true, description: 'The order, when it was recorded; its channel, the member and head office see it.',
  })
  order(@Root() hold: CouponHold, @Ctx() { actor }: GraphContext): Order | null {
    return isOthers(actor, hold) ? null : hold.order;
  }
}

const isOthers = (actor: Actor, { channelId }: CouponHold): boolean =>
  actor.kind === 'tenant' || (actor.kind === 'channel' && actor.channelId !== channelId);

const NONE = {
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

@Resolver(() => Member)
export class MemberCouponsResolver {
  @FieldResolver(() => CouponConnection, {
    nullable: true, description: "The member's coupons 优惠券, newest first.",
  })
  @Scopes('rewards:read')
  async coupons(
    @Root() member: Member,
    @Arg('usable', () => Boolean, { defaultValue: false, description: 'Only those that may still be used.' })
    usable: boolean,
    @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object> {
    const memberId = decodeId(PREFIX.member, member.id);
    const first = connectionFirst(args);
    return memberId ? context.loadAbout(FACT.member, memberId, couponsOfMembers,
      { memberId, usable, first, after: args.after ?? null, now: context.now }) : NONE;
  }
}
