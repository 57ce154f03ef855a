import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { ConnectionArgs, connectionFirst } from '../../../kernel/graph/page.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { claimsOfDrops } from '../../queries/claims.ts';
import { sessionsById } from '../../queries/sessions-by-id.ts';
import { ClaimConnection } from '../claims/claim.type.ts';
import { Drop } from './drop.type.ts';
import { standingOf } from './standing.ts';
import { LiveSession } from '../sessions/live-session.type.ts';
import { DropState } from '../words.ts';

@Resolver(() => Drop)
export class DropResolver {
  @FieldResolver(() => DropState, { description: 'Whether it can be claimed right now.' })
  async state(@Root() drop: Drop, @Ctx() context: GraphContext): Promise<string> {
    return (await standingOf(context, drop, context.now)).state;
  }

  @FieldResolver(() => Int, { description: 'Pieces held or paid; never more than stock.' })
  async taken(@Root() drop: Drop, @Ctx() context: GraphContext): Promise<number> {
    return (await standingOf(context, drop, context.now)).taken;
  }

  @FieldResolver(() => Int, { description: 'Pieces nobody holds: stock − taken.' })
  async available(@Root() drop: Drop, @Ctx() context: GraphContext): Promise<number> {
    return (await standingOf(context, drop, context.now)).available;
  }

  @FieldResolver(() => Int, { description: 'Members in the waitlist 候补.' })
  async waitlisted(@Root() drop: Drop, @Ctx() context: GraphContext): Promise<number> {
    return (await standingOf(context, drop, context.now)).waitlisted;
  }

  @FieldResolver(() => LiveSession, { nullable: true, description: 'The live session it belongs to.' })
  session(@Root() drop: Drop, @Ctx() context: GraphContext): Promise<LiveSession | null> {
    return context.load(sessionsById, drop.sessionId);
  }

  @FieldResolver(() => ClaimConnection, {
    description: 'Claims on it that the caller may see, newest first.',
  })
  claims(@Root() drop: Drop, @Args() args: ConnectionArgs, @Ctx() context: GraphContext) {
    return context.load(claimsOfDrops, {
      parent: decodeId(PREFIX.drop, drop.id)!, first: connectionFirst(args), after: args.after ?? null,
    });
  }
}
