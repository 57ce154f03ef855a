import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { endOfHold } from '../../domain/hold-time.ts';
import { claimsOfMembers, mismatchedClaims, ownClaim } from '../../queries/claims.ts';
import { dropsById } from '../../queries/drops.ts';
import { Claim, ClaimConnection } from './claim.type.ts';
import { Drop } from '../drops/drop.type.ts';
import { Member, Order } from '../stubs.type.ts';
import { ClaimEndReason, ClaimState } from '../words.ts';

@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => Claim, {
    nullable: true,
    description: "The signed-in member's own claim on a drop: the one that counts, else the newest.",
  })
  @Scopes('campaigns:read')
  async myClaim(
    @Arg('dropId', () => ID, { description: 'Drop id.' }) dropId: string,
    @Ctx() context: GraphContext,
  ): Promise<Claim | null> {
    const uuid = decodeId(PREFIX.drop, dropId);
    if (!uuid || context.actor.kind !== 'person') return null;
    return ownClaim(await context.sql(), uuid, context.now);
  }

  @Query(() => ClaimConnection, {
    description: 'Claims that were paid by an order number whose order does not pay them 抢购与订单不符, the last '
      + 'payment first.',
  })
  @Scopes('campaigns:read')
  async mismatchedClaims(@Args() args: ConnectionArgs, @Ctx() context: GraphContext): Promise<object> {
    return mismatchedClaims(await context.sql(), connectionFirst(args), args.after ?? null);
  }

  @FieldResolver(() => Order, {
    nullable: true,
    description: 'The order of that number, where it does not pay the claim; only that channel, the member and '
      + 'head office see it.',
  })
  mismatchedOrder(@Root() claim: Claim, @Ctx() { actor }: GraphContext): Order | null {
    return isOthers(actor, claim) ? null : claim.mismatchedOrder;
  }

  @FieldResolver(() => ClaimState, { description: 'Where it stands.' })
  state(@Root() claim: Claim, @Ctx() { now }: GraphContext): string {
    return endOfHold(claim, now).state;
  }

  @FieldResolver(() => ClaimEndReason, { nullable: true, description: 'Why it ended without payment.' })
  reason(@Root() claim: Claim, @Ctx() { now }: GraphContext): string | null {
    return endOfHold(claim, now).reason;
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it was paid, voided or released.' })
  settledAt(@Root() claim: Claim, @Ctx() { now }: GraphContext): Date | null {
    return endOfHold(claim, now).settledAt;
  }

  @FieldResolver(() => Drop, { nullable: true, description: 'What was claimed.' })
  drop(@Root() claim: Claim, @Ctx() context: GraphContext): Promise<Drop | null> {
    return context.load(dropsById, claim.dropId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Order number in the channel it was claimed through; only that channel, the member and head '
      + 'office see it.',
  })
  externalOrderNo(@Root() claim: Claim, @Ctx() { actor }: GraphContext): string | null {
    return isOthers(actor, claim) ? null : claim.externalOrderNo;
  }
}

const isOthers = (actor: Actor, { channelId }: Claim): boolean =>
  actor.kind === 'tenant' || (actor.kind === 'channel' && actor.channelId !== channelId);

const NONE = {
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

@Resolver(() => Member)
export class MemberClaimsResolver {
  @FieldResolver(() => ClaimConnection, {
    nullable: true, description: "The member's claims 抢购记录, newest first.",
  })
  @Scopes('campaigns:read')
  async claims(
    @Root() member: Member, @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object> {
    const parent = decodeId(PREFIX.member, member.id);
    const first = connectionFirst(args);
    return parent ? context.loadAbout(FACT.member, parent, claimsOfMembers,
      { parent, first, after: args.after ?? null }) : NONE;
  }
}
