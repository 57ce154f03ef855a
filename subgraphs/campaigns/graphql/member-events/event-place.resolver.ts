import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { placeStateAt, type PlaceState } from '../../domain/member-events/places.ts';
import { eventPlacesById, placesOfMembers } from '../../queries/event-places.ts';
import { memberEventsById } from '../../queries/member-events.ts';
import { Member } from '../stubs.type.ts';
import { EventPlace } from './event-place.type.ts';
import { MemberEvent } from './member-event.type.ts';
import { EventPlaceState } from './words.ts';

@Resolver(() => EventPlace)
export class EventPlaceResolver {
  @Query(() => EventPlace, { nullable: true, description: 'One place 活动名额; null when unknown or not visible.' })
  @Scopes('campaigns:read')
  async eventPlace(
    @Arg('id', () => ID, { description: 'Place id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<EventPlace | null> {
    const uuid = decodeId(PREFIX.eventPlace, id);
    return uuid ? context.load(eventPlacesById, uuid) : null;
  }

  @FieldResolver(() => EventPlaceState, { description: 'How it stands now.' })
  state(@Root() { row }: EventPlace, @Ctx() { now }: GraphContext): PlaceState {
    return placeStateAt(row, row, now);
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true, description: 'Until when an offered place is the member’s; null: it is not offered.',
  })
  offerEndsAt(@Root() { row }: EventPlace, @Ctx() { now }: GraphContext): Date | null {
    return placeStateAt(row, row, now) === 'offered' ? row.offerEndsAt : null;
  }

  @FieldResolver(() => MemberEvent, { nullable: true, description: 'Of which event.' })
  event(@Root() { eventId }: EventPlace, @Ctx() context: GraphContext): Promise<MemberEvent | null> {
    return context.load(memberEventsById, eventId);
  }
}

@Resolver(() => Member)
export class MemberEventPlacesResolver {
  @FieldResolver(() => [EventPlace], {
    nullable: true, description: 'Places of the member in events 活动报名, the latest first, at most 50.',
  })
  @Scopes('campaigns:read')
  async eventPlaces(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<EventPlace[]> {
    const uuid = decodeId(PREFIX.member, id);
    return uuid ? context.loadAbout(FACT.member, uuid, placesOfMembers, uuid) : [];
  }
}
