import { Arg, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { guestOf, mayEnter } from '../../domain/room-rules.ts';
import { stateOfSession } from '../../domain/session-rules.ts';
import { dropsOfSessions } from '../../queries/drops.ts';
import { sessionsById } from '../../queries/sessions-by-id.ts';
import { standingOf } from '../drops/standing.ts';
import { LiveRoomState } from './live-room.type.ts';

/** At most ten states a second for each watcher: what happens in between is in the next one. */
const PAUSE_MS = 100;
/** What changed before the listener stood is told by a second look. */
const SECOND_LOOK_MS = 1_000;
/** Drops open by time alone: without any change the state is told this often. */
const HEARTBEAT_MS = 15_000;

/** The state at once, then after each change, and now and then without one. */
async function* roomChanges(context: GraphContext, sessionId: string): AsyncGenerator<string> {
  const changes = context.services
    .subscribe(`room:${sessionId}`, context.request.signal)[Symbol.asyncIterator]();
  let change = changes.next();
  let patience = SECOND_LOOK_MS;
  try {
    yield sessionId;
    for (;;) {
      const news = await within(patience, change);
      if (news?.done) return;
      if (news) change = changes.next();
      yield sessionId;
      await within(PAUSE_MS);
      patience = HEARTBEAT_MS;
    }
  } finally {
    void changes.return?.();
  }
}

/** Null when time is up first. */
async function within<Value>(ms: number, work?: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => { timer = setTimeout(() => done(null), ms); });
  try {
    return await (work ? Promise.race([work, late]) : late);
  } finally {
    clearTimeout(timer);
  }
}

/** Before the first state: a stream that was never let in would repeat its error for ever. */
async function refuseEntry({ actor, services }: GraphContext, sessionId: string): Promise<void> {
  const [session] = await sessionsById(services.home.database.sql, [sessionId]);
  if (!session) throw new RequestError('BAD_USER_INPUT', 'sessionId names no session.');
  if (!mayEnter(session.room, guestOf(actor))) {
    throw new RequestError('FORBIDDEN', 'The room is for members only.');
  }
}

@Resolver()
export class LiveRoomSubscription {
  @Subscription(() => LiveRoomState, {
    description: 'Tells the state of a live room now and after changes, at most ten times a second. A room for '
      + 'members only 会员专场 is told to members, the house and the channel of its outlet.',
    subscribe: async ({ args, context }) => {
      const sessionId = decodeId(PREFIX.liveSession, (args as { sessionId: string }).sessionId);
      if (sessionId === null) {
        throw new RequestError('BAD_USER_INPUT', 'sessionId names no session.');
      }
      await refuseEntry(context as GraphContext, sessionId);
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
      sessionId, state: stateOfSession(session, at), at,
      drops: await Promise.all(drops.map(async (drop) => (
        { dropId: drop.id, ...await standingOf(context, drop, at) }))),
    };
  }
}
