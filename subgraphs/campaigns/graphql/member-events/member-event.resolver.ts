import { Arg, Ctx, Field, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { standingOf, type EventKind, type EventStanding } from '../../domain/member-events/event-draft.ts';
import type { PlaceState } from '../../domain/member-events/places.ts';
import { eventPlacesPage } from '../../queries/event-places.ts';
import { memberEventsById, memberEventsPage } from '../../queries/member-events.ts';
import { EventPlacePage } from './event-place.type.ts';
import { MemberEvent, MemberEventPage } from './member-event.type.ts';
import { EventPlaceState, MemberEventKind, MemberEventStanding } from './words.ts';

@InputType({ description: 'Which events; what is left out does not matter.' })
export class MemberEventFilter {
  @Field(() => MemberEventKind, { nullable: true, description: 'Only of this kind.' })
  kind?: EventKind | null;

  @Field(() => ID, { nullable: true, description: 'Only of this outlet.' })
  outletId?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only those that begin then or later.' })
  startsFrom?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only those that begin before.' })
  startsBefore?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that are not over nor called off.' })
  upcoming?: boolean | null;
}

@Resolver(() => MemberEvent)
export class MemberEventResolver {
  @Query(() => MemberEvent, { nullable: true, description: 'One event 会员活动; null when unknown.' })
  @Scopes('campaigns:read')
  async memberEvent(
    @Arg('id', () => ID, { description: 'Event id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<MemberEvent | null> {
    const uuid = decodeId(PREFIX.memberEvent, id);
    return uuid ? context.load(memberEventsById, uuid) : null;
  }

  @Query(() => MemberEventPage, { description: 'Events for members 会员活动, the soonest first.' })
  @Scopes('campaigns:read')
  async memberEvents(
    @Arg('filter', () => MemberEventFilter, { nullable: true, description: 'Which; all without it.' })
    filter: MemberEventFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const bounds = pageBounds(page);
    const { outletId, ...rest } = filter ?? {};
    const outlet = outletId ? decodeId(PREFIX.outlet, outletId) : null;
    if (outletId && !outlet) return EMPTY_PAGE;
    return memberEventsPage(await context.sql(), { ...rest, outletId: outlet, at: context.now }, bounds);
  }

  @FieldResolver(() => MemberEventStanding, { description: 'How it stands now.' })
  standing(@Root() event: MemberEvent, @Ctx() { now }: GraphContext): EventStanding {
    return standingOf({ ...event, cancelledAt: event.row.cancelledAt }, now);
  }

  @FieldResolver(() => EventPlacePage, {
    description: 'Places 名额 by the time of booking, those of members that the reader sees.',
  })
  async bookings(
    @Root() event: MemberEvent,
    @Arg('state', () => EventPlaceState, { nullable: true, description: 'Only those written down so.' })
    state: PlaceState | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    return eventPlacesPage(await context.sql(), { eventId: decodeId(PREFIX.memberEvent, event.id)!, state },
      pageBounds(page));
  }
}
