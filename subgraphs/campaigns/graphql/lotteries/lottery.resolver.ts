import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { guestOf, mayEnter } from '../../domain/room-rules.ts';
import { stateOfLottery } from '../../domain/lotteries/lottery-rules.ts';
import {
  entriesOfMembers, linesOfLotteries, lotteriesById, lotteriesOfSessions, writersOfLotteries,
} from '../../queries/lotteries.ts';
import { sessionsById } from '../../queries/sessions-by-id.ts';
import { LiveSession } from '../sessions/live-session.type.ts';
import { Member } from '../stubs.type.ts';
import { Lottery, LotteryEntry, LotteryEntryConnection, LotteryLineConnection } from './lottery.type.ts';
import { LotteryState } from './words.ts';

/** Rooms for members show their lotteries to who is let in. */
export async function lotteryBehindDoor(context: GraphContext, uuid: string): Promise<Lottery | null> {
  const lottery = await context.load(lotteriesById, uuid);
  return lottery && mayEnter(lottery.room, guestOf(context.actor)) ? lottery : null;
}

@Resolver(() => Lottery)
export class LotteryResolver {
  @Query(() => Lottery, { nullable: true, description: 'One lottery 直播抽奖, with its proof; null when unknown.' })
  @Scopes('campaigns:read')
  async lottery(
    @Arg('id', () => ID, { description: 'Lottery id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Lottery | null> {
    const uuid = decodeId(PREFIX.lottery, id);
    return uuid ? lotteryBehindDoor(context, uuid) : null;
  }

  @FieldResolver(() => LotteryState, { description: 'Where it stands.' })
  state(@Root() lottery: Lottery, @Ctx() { now }: GraphContext): string {
    return stateOfLottery(lottery, now);
  }

  @FieldResolver(() => LiveSession, { nullable: true, description: 'In which live room it is held.' })
  session(@Root() { sessionId }: Lottery, @Ctx() context: GraphContext): Promise<LiveSession | null> {
    return context.load(sessionsById, sessionId);
  }

  @FieldResolver(() => Lottery, { nullable: true, description: 'The earlier lottery that it is held instead of 重抽.' })
  redrawOf(@Root() { redrawOf }: Lottery, @Ctx() context: GraphContext): Promise<Lottery | null> | null {
    return redrawOf === null ? null : lotteryBehindDoor(context, redrawOf);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the reader wrote it and so cannot publish it; false but for head office.',
  })
  async isOwn(@Root() { uuid }: Lottery, @Ctx() context: GraphContext): Promise<boolean> {
    return !isRestricted(context.actor) && await context.load(writersOfLotteries, uuid) === context.actor.id;
  }

  @FieldResolver(() => LotteryLineConnection, {
    description: 'The public list 公示名单 by which everybody does the draw again (the client\'s verifyDraw); empty until '
      + 'it is closed.',
  })
  lines(
    @Root() { uuid: lotteryId }: Lottery, @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object> {
    return context.load(linesOfLotteries, { lotteryId, first: connectionFirst(args), after: args.after ?? null });
  }
}

@Resolver(() => LiveSession)
export class SessionLotteriesResolver {
  @FieldResolver(() => [Lottery], {
    description: 'Its lotteries 直播抽奖, in the order of their opening; drafts for head office only, none to channels '
      + 'that are not let in. At most 20.',
  })
  async lotteries(@Root() { id, room }: LiveSession, @Ctx() context: GraphContext): Promise<Lottery[]> {
    if (!mayEnter(room, guestOf(context.actor))) return [];
    return context.load(lotteriesOfSessions, decodeId(PREFIX.liveSession, id)!);
  }
}

@Resolver(() => LotteryEntry)
export class LotteryEntryResolver {
  @FieldResolver(() => Lottery, { nullable: true,
    description: 'Of which lottery; null to channels that its room does not let in.' })
  lottery(@Root() { lotteryId }: LotteryEntry, @Ctx() context: GraphContext): Promise<Lottery | null> {
    return lotteryBehindDoor(context, lotteryId);
  }
}

@Resolver(() => Member)
export class MemberLotteriesResolver {
  @FieldResolver(() => LotteryEntryConnection, {
    nullable: true, description: "The member's entries of lotteries 抽奖记录, the newest first.",
  })
  @Scopes('campaigns:read')
  async lotteryEntries(
    @Root() { id }: Member, @Args() args: ConnectionArgs, @Ctx() context: GraphContext,
  ): Promise<object | null> {
    const memberId = decodeId(PREFIX.member, id);
    const page = { first: connectionFirst(args), after: args.after ?? null };
    return memberId ? context.loadAbout(FACT.member, memberId, entriesOfMembers, { memberId, ...page }) : null;
  }
}
