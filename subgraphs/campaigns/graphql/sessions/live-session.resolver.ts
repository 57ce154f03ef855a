import {
  Arg, Ctx, Field, FieldResolver, ID, InputType, Query, registerEnumType, Resolver, Root,
} from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { guestOf, mayEnter } from '../../domain/room-rules.ts';
import { stateOfSession } from '../../domain/session-rules.ts';
import { dropsOfSessions } from '../../queries/drops.ts';
import { statsOfSessions } from '../../queries/session-stats.ts';
import { sessionsById } from '../../queries/sessions-by-id.ts';
import { sessionsPage, type SessionSort } from '../../queries/sessions-page.ts';
import { Drop } from '../drops/drop.type.ts';
import { LiveSession, LiveSessionPage, LiveSessionStats } from './live-session.type.ts';
import { LiveSessionState } from '../words.ts';

const LiveSessionSort = { NEWEST: 'newest', SOONEST: 'soonest' } as const;
registerEnumType(LiveSessionSort, {
  name: 'LiveSessionSort', description: 'Order of live sessions by planned begin.',
  valuesConfig: {
    NEWEST: { description: 'Latest begin first.' }, SOONEST: { description: 'Earliest begin first.' },
  },
});

@InputType({ description: 'Which live sessions; all conditions together.' })
export class LiveSessionFilter {
  @Field(() => LiveSessionState, { nullable: true, description: 'Where they stand.' })
  state?: string | null;

  @Field(() => ID, { nullable: true, description: 'Outlet they sell for.' })
  outletId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Planned begin from here on.' })
  startsFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Planned begin before this.' })
  startsBefore?: Date | null;
}

const uuidOf = (session: LiveSession): string => decodeId(PREFIX.liveSession, session.id)!;

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

  @Query(() => LiveSessionPage, { description: 'Live sessions 直播场次.' })
  @Scopes('campaigns:read')
  async liveSessions(
    @Arg('filter', () => LiveSessionFilter, { nullable: true, description: 'Which ones.' })
    filter: LiveSessionFilter | null,
    @Arg('sort', () => LiveSessionSort, { defaultValue: 'newest', description: 'In which order.' })
    sort: SessionSort,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<InstanceType<typeof LiveSessionPage>> {
    const bounds = pageBounds(page);
    const { outletId, ...rest } = filter ?? {};
    const outlet = outletId ? decodeId(PREFIX.outlet, outletId) : null;
    if (outletId && !outlet) return EMPTY_PAGE;
    return sessionsPage(await context.sql(), { ...rest, outletId: outlet, at: context.now }, sort, bounds);
  }

  @FieldResolver(() => LiveSessionState, { description: 'Where it stands.' })
  state(@Root() session: LiveSession, @Ctx() { now }: GraphContext): string {
    return stateOfSession(session, now);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When it ended; null before.' })
  endedAt(@Root() session: LiveSession, @Ctx() { now }: GraphContext): Date | null {
    return session.endedAt ?? (stateOfSession(session, now) === 'ended' ? session.endsAt : null);
  }

  @FieldResolver(() => [Drop], {
    description: 'Its drops, in order of opening; at most 50. Of a room for members only 会员专场 they are shown to '
      + 'members, the house and the channel of its outlet; to other channels it has none.',
  })
  async drops(@Root() session: LiveSession, @Ctx() context: GraphContext): Promise<Drop[]> {
    if (!mayEnter(session.room, guestOf(context.actor))) return [];
    return context.load(dropsOfSessions, uuidOf(session));
  }

  @FieldResolver(() => LiveSessionStats, { description: 'What became of its claims.' })
  stats(@Root() session: LiveSession, @Ctx() context: GraphContext): Promise<LiveSessionStats> {
    return context.load(statsOfSessions, { sessionId: uuidOf(session), at: context.now.toISOString() });
  }
}
