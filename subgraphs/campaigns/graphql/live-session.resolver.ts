import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { sessionsById } from '../queries/sessions-by-id.ts';
import { LiveSession } from './live-session.type.ts';

@Resolver(() => LiveSession)
export class LiveSessionResolver {
  @Query(() => LiveSession, { nullable: true, description: 'One live session; null when unknown.' })
  @Scopes('campaigns:read')
  async liveSession(
    @Arg('id', () => ID, { description: 'Live session id.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<LiveSession | null> {
    const uuid = decodeId(PREFIX.liveSession, id);
    return uuid ? context.load(sessionsById, uuid) : null;
  }
}
