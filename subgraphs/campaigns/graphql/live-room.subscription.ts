import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { dropState } from '../domain/drop-rules.ts';
import { dropsOfSessions } from '../queries/drops.ts';
import { sessionsById } from '../queries/sessions-by-id.ts';
import { LiveRoomState } from './live-room.type.ts';

/** At most ten states a second for each watcher: what happens in between is in the next one. */
const PAUSE_MS = 100;

/** The state at once, then after each change. */
async function* roomChanges(context: GraphContext, sessionId: string): AsyncGenerator<string> {
  const changes = context.services.subscribe(`room:${sessionId}`, context.request.signal);
  yield sessionId;
  for await (const change of changes) {
    yield change.slice('room:'.length);
    await new Promise((done) => { setTimeout(done, PAUSE_MS); });
  }
}

@Resolver()
export class LiveRoomSubscription {
  @Subscription(() => LiveRoomState, {
    description: 'Tells the state of a live room now and after changes, at most ten times a second.',
    subscribe: ({ args, context }) => {
      const sessionId = decodeId(PREFIX.liveSession, (args as { sessionId: string }).sessionId);
      if (sessionId === null) {
        throw new RequestError('BAD_USER_INPUT', 'sessionId names no session.');
      }
      return roomChanges(context as GraphContext, sessionId);
    },
  })
  @Scopes('campaigns:read')
  async liveRoomChanged(
    @Root() uuid: string,
    @Arg('sessionId', () => ID, { description: 'Live session id.' }) sessionId: string,
    @Ctx() context: GraphContext,
  ): Promise<LiveRoomState> {
    const session = await context.load(sessionsById, uuid);
    if (!session) throw new RequestError('BAD_USER_INPUT', 'sessionId names no session.');
    const drops = await context.load(dropsOfSessions, uuid);
    const at = context.services.home.clock.now();
    return {
      sessionId, state: session.state, at,
      drops: drops.map((drop) => ({
        dropId: drop.id, available: drop.available, taken: drop.taken, waitlisted: drop.waitlisted,
        state: dropState(drop, drop.sessionState, at),
      })),
    };
  }
}
