import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst, EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { hasLapsed } from '../../domain/redemption/fetching.ts';
import type { RedemptionState } from '../../domain/redemption/words.ts';
import { couponsById } from '../../queries/coupons/coupons.ts';
import { rewardsById } from '../../queries/mall/rewards.ts';
import { redemptionsById, redemptionsOfMembers, redemptionsPage } from '../../queries/redemptions/redemptions.ts';
import { Coupon } from '../coupons/coupon.type.ts';
import { Reward } from '../mall/reward.type.ts';
import { Member } from '../stubs.type.ts';
import { RedemptionStateName } from '../words.ts';
import { codeOf } from './code-key.ts';
import { Redemption, RedemptionConnection, RedemptionPage } from './redemption.type.ts';

@InputType({ description: 'Which redemptions.' })
export class RedemptionFilter {
  @Field(() => RedemptionStateName, { nullable: true, description: 'How they stand.' })
  state?: string | null;

  @Field(() => ID, { nullable: true,
    description: 'Where they are to be fetched; outside head office it has to be said.' })
  outletId?: string | null;

  @Field(() => ID, { nullable: true, description: 'What was redeemed.' })
  rewardId?: string | null;
}

@Resolver(() => Redemption)
export class RedemptionResolver {
  @Query(() => Redemption, { nullable: true, description: 'One redemption 兑换; null when unknown or not visible.' })
  @Scopes('rewards:read')
  async redemption(
    @Arg('id', () => ID, { description: 'Redemption id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Redemption | null> {
    const uuid = decodeId(PREFIX.redemption, id);
    return uuid ? context.load(redemptionsById, uuid) : null;
  }

  @Query(() => RedemptionPage, {
    description: 'Redemptions 兑换记录 by page, newest first: head office all, a franchise those of the outlet '
      + 'that it names.',
  })
  @Scopes('rewards:read')
  async redemptions(
    @Arg('filter', () => RedemptionFilter, { nullable: true, description: 'Which ones; all without it.' })
    filter: RedemptionFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const bounds = pageBounds(page);
    const outletId = uuidIn(PREFIX.outlet, filter?.outletId);
    const rewardId = uuidIn(PREFIX.reward, filter?.rewardId);
    mayList(context.actor, outletId !== null);
    if (outletId === undefined || rewardId === undefined) return EMPTY_PAGE;
    return redemptionsPage(await context.sql(),
      { state: filter?.state ?? null, outletId, rewardId, now: context.now }, bounds);
  }

  @FieldResolver(() => RedemptionStateName, { description: 'How it stands now.' })
  state(@Root() redemption: Redemption, @Ctx() { now }: GraphContext): string {
    return lapsed(redemption, now) ? 'expired' : redemption.state;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was handed out, or ended.' })
  settledAt(@Root() redemption: Redemption, @Ctx() { now }: GraphContext): Date | null {
    return lapsed(redemption, now) ? redemption.untilAt : redemption.settledAt;
  }

  @FieldResolver(() => Reward, { nullable: true, description: 'What was redeemed.' })
  reward(@Root() { rewardId }: Redemption, @Ctx() context: GraphContext): Promise<Reward | null> {
    return context.load(rewardsById, rewardId);
  }

  @FieldResolver(() => Coupon, {
    nullable: true, description: 'The coupon 优惠券 that its points bought; null for what is fetched at a counter.',
  })
  coupon(@Root() { couponId }: Redemption, @Ctx() context: GraphContext): Promise<Coupon | null> | null {
    return couponId === null ? null : context.load(couponsById, couponId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The code that is shown at the counter 核销码, while it opens something: for the member and the channel '
      + 'it was redeemed through, nobody else.',
  })
  code(@Root() redemption: Redemption, @Ctx() context: GraphContext): string | null {
    const { kind, channelId } = context.actor;
    const own = kind === 'person' || (kind === 'channel' && channelId === redemption.channelId);
    const opens = ['open', 'verifying', 'paid'].includes(redemption.state) && !lapsed(redemption, context.now);
    return own && opens && !redemption.isCoupon ? codeOf(context, redemption) : null;
  }
}

const lapsed = ({ state, untilAt, couponId }: Redemption, now: Date): boolean =>
  hasLapsed({ state: state as RedemptionState, untilAt, couponId }, now);

/** Null where nothing is named, undefined for what names nothing. */
function uuidIn(prefix: string, id: string | null | undefined): string | null | undefined {
  return id === null || id === undefined ? null : decodeId(prefix, id) ?? undefined;
}

/** One outlet's list is found by an index; who sees some members only has theirs on the members. */
function mayList({ kind }: Actor, named: boolean): void {
  if (kind === 'operator' || kind === 'service' || (kind === 'tenant' && named)) return;
  throw new RequestError('FORBIDDEN', 'Query.redemptions is head office’s, and an outlet’s own.');
}

const NONE = {
  edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

@Resolver(() => Member)
export class MemberRedemptionsResolver {
  @FieldResolver(() => RedemptionConnection, {
    nullable: true, description: "The member's redemptions 兑换记录, newest first.",
  })
  @Scopes('rewards:read')
  async redemptions(
    @Root() member: Member, @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object> {
    const memberId = decodeId(PREFIX.member, member.id);
    const first = connectionFirst(args);
    return memberId ? context.loadAbout(FACT.member, memberId, redemptionsOfMembers,
      { memberId, first, after: args.after ?? null }) : NONE;
  }
}
