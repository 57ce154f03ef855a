import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { dayText, localDay, startOfDay } from '../../../kernel/business-day.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { connectionFirst, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId, NOBODY } from '../../../kernel/ids.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import { seenBy } from '../../commands/entitlements/refusals.ts';
import { benefitsById } from '../../queries/benefits/benefits.ts';
import { birthdaysAhead } from '../../queries/benefits/birthdays.ts';
import { entitlementsOf } from '../../queries/benefits/entitlements.ts';
import { extrasOf } from '../../queries/benefits/extras.ts';
import { bookingsAt, regionOfOutlet, usesById, usesOf } from '../../queries/benefits/uses.ts';
import { Benefit } from '../benefits/benefit.type.ts';
import { headOfficeOnly } from '../head-office.ts';
import { Member, Outlet } from '../stubs.type.ts';
import { BirthdayAheadPage } from './birthday-ahead.type.ts';
import { EntitlementUse } from './entitlement-use.type.ts';
import { Entitlement, EntitlementExtra } from './entitlement.type.ts';

@Resolver(() => Member)
export class MemberEntitlementsResolver {
  @FieldResolver(() => [Entitlement], {
    nullable: true,
    description: 'What the member has of each benefit 会员权益 that its programme knows, what is open first; at most 200. '
      + 'What is not open says why and what would change it. Null: not seen here. A franchise to which the member is a '
      + 'pseudonym is not told of a birthday gift before the member stands there.',
  })
  @Scopes('rewards:read')
  async entitlements(
    @Root() { id }: Member,
    @Arg('outletId', () => ID, {
      nullable: true, description: 'Judged as in this outlet; without it, wherever it is given.',
    })
    outletId: string | null, @Ctx() context: GraphContext,
  ): Promise<Entitlement[] | null> {
    const memberId = decodeId(PREFIX.member, id);
    if (!memberId) return null;
    const outlet = outletId ? decodeId(PREFIX.outlet, outletId) ?? NOBODY : null;
    return context.loadAbout(FACT.member, memberId, entitlementsOf,
      { memberId, outletId: outlet, at: context.now, sees: seenBy(context.actor),
        forFranchise: context.actor.kind === 'tenant' });
  }

  @FieldResolver(() => [EntitlementUse], {
    nullable: true, description: 'What the member used and booked, the newest first.',
  })
  @Scopes('rewards:read')
  async entitlementUses(
    @Root() { id }: Member,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Ctx() context: GraphContext,
  ): Promise<EntitlementUse[] | null> {
    const memberId = decodeId(PREFIX.member, id);
    return memberId ? context.load(usesOf, { memberId, first: connectionFirst({ first }) }) : null;
  }
}

@Resolver(() => Entitlement)
export class EntitlementResolver {
  @FieldResolver(() => Benefit, { description: 'The benefit.' })
  async benefit(@Root() { benefitUuid }: Entitlement, @Ctx() context: GraphContext): Promise<Benefit> {
    return (await context.load(benefitsById, benefitUuid))!;
  }

  @FieldResolver(() => [EntitlementExtra], {
    description: 'What was bought or given of it, the newest first; at most 50.',
  })
  extras(@Root() { benefitUuid, memberUuid }: Entitlement, @Ctx() context: GraphContext): Promise<EntitlementExtra[]> {
    return context.load(extrasOf, { benefitId: benefitUuid, memberId: memberUuid });
  }
}

@Resolver(() => EntitlementUse)
export class EntitlementUseResolver {
  @Query(() => EntitlementUse, { nullable: true, description: 'One use or booking; null for an id that names none.' })
  @Scopes('rewards:read')
  async entitlementUse(
    @Arg('id', () => ID, { description: 'Id of the use.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<EntitlementUse | null> {
    const uuid = decodeId(PREFIX.entitlement, id);
    return uuid ? context.load(usesById, uuid) : null;
  }

  @Query(() => [EntitlementUse], {
    description: 'What is booked in an outlet on a day 权益预约, by time; at most 200. Called-off ones are left out.',
  })
  @Scopes('rewards:read')
  async entitlementBookings(
    @Arg('outletId', () => ID, { description: 'Outlet.' }) outletId: string,
    @Arg('on', () => DateScalar, { description: 'Day of the outlet’s region.' }) on: string,
    @Ctx() context: GraphContext,
  ): Promise<EntitlementUse[]> {
    const outlet = decodeId(PREFIX.outlet, outletId);
    const sql = await context.sql();
    const found = outlet && await regionOfOutlet(sql, outlet);
    if (!outlet || !found) return [];
    const zone = (await context.load(codebooks, 'all')).zoneOf(found.region, context.now);
    const [year, month, day] = on.split('-').map(Number) as [number, number, number];
    const from = startOfDay({ year, month, day }, zone);
    return bookingsAt(sql, outlet, from, startOfDay({ year, month, day: day + 1 }, zone));
  }

  @Query(() => BirthdayAheadPage, {
    description: 'Birthdays ahead 近期生日 for which a gift waits, the soonest first; head office’s list of whom to call.',
  })
  @Scopes('rewards:read')
  async birthdaysAhead(
    @Arg('region', () => String, { nullable: true, description: 'Code of a region; all without it.' })
    region: string | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ): Promise<object> {
    headOfficeOnly(context);
    const bounds = pageBounds(page);
    const book = await context.load(codebooks, 'all');
    const zone = region === null ? 'UTC' : book.known('region', region, context.now)?.traits.timeZone ?? 'UTC';
    return birthdaysAhead(await context.sql(), dayText(localDay(context.now, zone)), region, bounds);
  }

  @FieldResolver(() => Benefit, { description: 'The benefit.' })
  async benefit(@Root() { benefitUuid }: EntitlementUse, @Ctx() context: GraphContext): Promise<Benefit> {
    return (await context.load(benefitsById, benefitUuid))!;
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who has it.' })
  member(@Root() { memberUuid }: EntitlementUse): Member {
    return { id: encodeId(PREFIX.member, memberUuid) };
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Where.' })
  outlet(@Root() { outletUuid }: EntitlementUse): Outlet {
    return { id: encodeId(PREFIX.outlet, outletUuid) };
  }
}
