import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import { laterBy, nextOccurrence, yearsAt, type LifeDate } from '../../domain/life-events/life-event.ts';
import type { LifeEventKind } from '../../domain/words.ts';
import { lifeEventsOf, upcomingLifeEvents } from '../../queries/life-events.ts';
import { membersById } from '../../queries/members-by-id.ts';
import { Member } from '../member.type.ts';
import { LifeEventKindEnum } from '../words.ts';
import { LifeEvent, LifeEventPage } from './life-event.type.ts';

/** What comes back is then back at the earliest: a lunar year has 353 days or more. */
const DAYS_AHEAD = 340;
const DAYS_IN_LIST = 92;

@Resolver(() => LifeEvent)
export class LifeEventResolver {
  @Query(() => LifeEventPage, {
    description: 'Life events 人生大事 of members the caller sees, by the day they come next, the soonest first.',
  })
  @Scopes('members:read')
  async upcomingLifeEvents(
    @Arg('from', () => DateScalar, { description: 'From this day on.' }) from: string,
    @Arg('to', () => DateScalar, {
      description: 'To this day, included: at most 92 days later, and within 340 days from today.',
    }) to: string,
    @Arg('kind', () => LifeEventKindEnum, { nullable: true, description: 'Only these; all without it.' })
    kind: LifeEventKind | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    if (to < from || to > laterBy(from, DAYS_IN_LIST)) {
      throw new RequestError('BAD_USER_INPUT', `to lies 0 to ${DAYS_IN_LIST} days after from.`);
    }
    if (to > laterBy(dayText(localDay(context.now, 'UTC')), DAYS_AHEAD)) {
      throw new RequestError('LIMIT_EXCEEDED', `to lies within ${DAYS_AHEAD} days from today.`);
    }
    return upcomingLifeEvents(await context.sql(), { from, to, kind }, bounds);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Whose it is.' })
  member(@Root() { memberUuid }: LifeEvent, @Ctx() context: GraphContext): Promise<Member | null> {
    return context.load(membersById, memberUuid);
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: 'The next one, from today on in the member\'s region: 29 February on 28, a lunar 30th on the 29th '
      + 'of a short month. Null when it came once and is over.',
  })
  nextOn(@Root() event: LifeEvent, @Ctx() context: GraphContext): Promise<string | null> {
    return nextOf(event, context);
  }

  @FieldResolver(() => Int, {
    nullable: true, description: 'Which anniversary the next one is, in years of its calendar; null without a year.',
  })
  async years(@Root() event: LifeEvent, @Ctx() context: GraphContext): Promise<number | null> {
    const next = await nextOf(event, context);
    return next === null ? null : yearsAt(dateOf(event), next);
  }
}

@Resolver(() => Member)
export class MemberLifeEventsResolver {
  @FieldResolver(() => [LifeEvent], { description: 'Life events 人生大事, what comes next first; at most 60.' })
  lifeEvents(@Root() member: Member, @Ctx() context: GraphContext): Promise<LifeEvent[]> {
    return context.load(lifeEventsOf, decodeId(PREFIX.member, member.id)!);
  }
}

async function nextOf(event: LifeEvent, context: GraphContext): Promise<string | null> {
  const zone = (await context.load(codebooks, 'all')).zoneOf(event.region, context.now);
  return nextOccurrence(event.kind, dateOf(event), dayText(localDay(context.now, zone)));
}

const dateOf = ({ isLeapMonth, ...date }: LifeEvent): LifeDate => ({ ...date, leapMonth: isLeapMonth });
