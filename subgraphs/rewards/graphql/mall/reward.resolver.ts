import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { BatchRead, GraphContext, Services } from '../../../kernel/graph/context.ts';
import { connectionFirst, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { askBalance } from '../../calls/ask-balance.ts';
import { couponOffersById } from '../../queries/coupons/offers.ts';
import { overCaps, type CapKey } from '../../queries/mall/over-caps.ts';
import { pricesOfRewards, rewardsById, rewardsPage, shelvesOfRewards, showcaseOf } from '../../queries/mall/rewards.ts';
import { standingsOf } from '../../queries/mall/standings.ts';
import { CouponOffer } from '../offers/coupon-offer.type.ts';
import { Segment } from '../stubs.type.ts';
import { RewardKindName, RewardStateName } from '../words.ts';
import { Reward, RewardPage, RewardPrice, RewardShelf, RewardStanding } from './reward.type.ts';

@InputType({ description: 'Which rewards.' })
export class RewardFilter {
  @Field(() => String, { nullable: true, description: 'Any part of a name or of the code.' })
  search?: string | null;

  @Field(() => RewardStateName, { nullable: true, description: 'Whether they are offered.' })
  state?: string | null;

  @Field(() => RewardKindName, { nullable: true, description: 'What they are.' })
  kind?: string | null;
}

@Resolver(() => Reward)
export class RewardResolver {
  @Query(() => Reward, { nullable: true, description: 'One reward 兑换商品; null when unknown.' })
  @Scopes('rewards:read')
  async reward(
    @Arg('id', () => ID, { description: 'Reward id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Reward | null> {
    const uuid = decodeId(PREFIX.reward, id);
    return uuid ? context.load(rewardsById, uuid) : null;
  }

  @Query(() => RewardPage,
    { description: 'Rewards 兑换商品 by page, the last changed first; drafts for head office alone.' })
  @Scopes('rewards:read')
  async rewards(
    @Arg('filter', () => RewardFilter, { nullable: true, description: 'Which ones; all without it.' })
    filter: RewardFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const { search = null, state = null, kind = null } = filter ?? {};
    return rewardsPage(await context.sql(), { search, state, kind }, pageBounds(page));
  }

  @Query(() => [Reward], { description: 'What an outlet shows just now 兑换橱窗, in the order of its showcase.' })
  @Scopes('rewards:read')
  async rewardShowcase(
    @Arg('outletId', () => ID, { description: 'Outlet id.' }) outletId: string,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<Reward[]> {
    const few = connectionFirst({ first });
    const uuid = decodeId(PREFIX.outlet, outletId);
    return uuid ? showcaseOf(await context.sql(), { outletId: uuid, now: context.now, first: few }) : [];
  }

  @FieldResolver(() => CouponOffer, {
    nullable: true, description: 'Of a coupon: the offer 优惠活动 that one is given of; null for other kinds.',
  })
  @Scopes('rewards:read')
  offer(@Root() { offerId }: Reward, @Ctx() context: GraphContext): Promise<CouponOffer | null> | null {
    return offerId === null ? null : context.load(couponOffersById, offerId);
  }

  @FieldResolver(() => Segment, {
    nullable: true,
    description: 'The segment 适用分群 whose members may have it; null: everybody, or for others than head office.',
  })
  @Scopes('rewards:read')
  segment(@Root() { segmentId }: Reward, @Ctx() { actor }: GraphContext): Segment | null {
    return segmentId === null || isRestricted(actor) ? null : { id: encodeId(PREFIX.segment, segmentId) };
  }

  @FieldResolver(() => [RewardPrice], { description: 'Prices, one for each programme.' })
  @Scopes('rewards:read')
  prices(@Root() { uuid }: Reward, @Ctx() context: GraphContext): Promise<RewardPrice[]> {
    return context.load(pricesOfRewards, uuid);
  }

  @FieldResolver(() => [RewardShelf], { description: 'Stock and showcase, at most 1,000 outlets.' })
  @Scopes('rewards:read')
  shelves(@Root() { uuid }: Reward, @Ctx() context: GraphContext): Promise<RewardShelf[]> {
    return context.load(shelvesOfRewards, uuid);
  }

  @FieldResolver(() => RewardStanding, {
    nullable: true,
    description: 'Whether a member can have it at an outlet, and why not; null for whom one does not see.',
  })
  @Scopes('rewards:read')
  async standing(
    @Root() { uuid }: Reward,
    @Arg('memberId', () => ID, { description: 'Member id.' }) memberId: string,
    @Arg('outletId', () => ID, { description: 'Outlet where it would be fetched.' }) outletId: string,
    @Ctx() context: GraphContext,
  ): Promise<RewardStanding | null> {
    const [member, outlet] = [decodeId(PREFIX.member, memberId), decodeId(PREFIX.outlet, outletId)];
    if (!member || !outlet) return null;
    const found = await context.load(standingsOf,
      { rewardId: uuid, memberId: member, outletId: outlet, at: context.now.toISOString() });
    if (!found) return null;
    const pointsAvailable = await askBalance(context, member);
    const short = found.points !== null && pointsAvailable !== null && pointsAvailable < found.points;
    const capped = await context.load(capsOf(context.services),
      { rewardId: uuid, memberId: member, at: context.now.toISOString() });
    return { ...found, pointsAvailable, whyNot: [
      ...found.whyNot, ...(short ? ['POINTS'] : []), ...(capped ? ['COST_CAP'] : [])] };
  }
}

const READERS = new WeakMap<Services, BatchRead<CapKey, boolean>>();

/** What a payer has spent is nobody's to read here: the room itself looks, and says yes or no. */
function capsOf(services: Services): BatchRead<CapKey, boolean> {
  const known = READERS.get(services);
  const reader: BatchRead<CapKey, boolean> = known ?? ((_, keys) => overCaps(services.home.database.sql, keys));
  READERS.set(services, reader);
  return reader;
}
