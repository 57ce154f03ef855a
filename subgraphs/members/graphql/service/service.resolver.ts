import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { connectionFirst, EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId, NOBODY } from '../../../kernel/ids.ts';
import {
  membersServedPage, servedCounts, servicePersonOf, servicePersonsById, servicePersonsPage, serviceTimesOf,
} from '../../queries/service/service-persons.ts';
import { Member, MemberPage } from '../member.type.ts';
import { Franchise, Outlet } from '../stubs.type.ts';
import { ServicePerson, ServicePersonFilter, ServicePersonPage, ServiceTime } from './service.type.ts';

const stub = (prefix: string, uuid: string | null) => (uuid ? { id: encodeId(prefix, uuid) } : null);
/** How the house works inside is no member's to read. */
const isOutside = ({ actor }: GraphContext): boolean => actor.kind === 'person' || actor.kind === 'channel';

@Resolver(() => ServicePerson)
export class ServicePersonResolver {
  @Query(() => ServicePerson, {
    nullable: true, description: 'One who serves members; null when unknown or not visible.',
  })
  @Scopes('members:read')
  async servicePerson(
    @Arg('id', () => ID, { description: 'Service person.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<ServicePerson | null> {
    const uuid = decodeId(PREFIX.servicePerson, id);
    return uuid ? context.load(servicePersonsById, uuid) : null;
  }

  @Query(() => ServicePerson, { nullable: true, description: 'Whoever asks, where it serves members 我的服务身份.' })
  @Scopes('members:read')
  async myServicePerson(@Ctx() context: GraphContext): Promise<ServicePerson | null> {
    return servicePersonOf(await context.sql(), context.actor);
  }

  @Query(() => ServicePersonPage, { description: 'The team 专属服务团队, by name.' })
  @Scopes('members:read')
  async servicePersons(
    @Arg('filter', () => ServicePersonFilter, { nullable: true, description: 'Which; all without it.' })
    filter: ServicePersonFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const { franchiseId, headOffice, outletId, isActive = null } = filter ?? {};
    if (franchiseId && headOffice) throw new RequestError('BAD_USER_INPUT', 'franchiseId or headOffice, not both.');
    const bounds = pageBounds(page);
    if (isOutside(context)) return EMPTY_PAGE;
    return servicePersonsPage(await context.sql(), {
      franchiseId: headOffice ? null : franchiseId ? decodeId(PREFIX.franchise, franchiseId) ?? NOBODY : undefined,
      outletId: outletId ? decodeId(PREFIX.outlet, outletId) ?? NOBODY : null, active: isActive,
    }, bounds);
  }

  @Query(() => MemberPage, {
    description: 'Whom somebody serves 我服务的会员, the newest first; of them those whom the caller sees.',
  })
  @Scopes('members:read')
  async membersServedBy(
    @Arg('id', () => ID, { nullable: true, description: 'Service person; whoever asks without it.' })
    id: string | null | undefined,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null, @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    const sql = await context.sql();
    const person = isOutside(context) ? null : !id ? await servicePersonOf(sql, context.actor)
      : await context.load(servicePersonsById, decodeId(PREFIX.servicePerson, id) ?? NOBODY);
    return membersServedPage(sql, person?.uuid ?? NOBODY, bounds);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'Its account 员工账号; null for members.' })
  operatorId(@Root() { operatorUuid }: ServicePerson, @Ctx() context: GraphContext): string | null {
    return isOutside(context) ? null : encodeId(PREFIX.operator, operatorUuid);
  }

  @FieldResolver(() => Int, {
    nullable: true, description: 'How many members it can serve, 0 to 5,000; null for members.',
  })
  capacity(@Root() { capacityKept }: ServicePerson, @Ctx() context: GraphContext): number | null {
    return isOutside(context) ? null : capacityKept;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many it serves now 服务人数; null for members.' })
  served(@Root() { uuid }: ServicePerson, @Ctx() context: GraphContext): Promise<number> | null {
    return isOutside(context) ? null : context.load(servedCounts, uuid);
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Whose team it is of; null: head office.' })
  franchise(@Root() { franchiseUuid }: ServicePerson): Franchise | null {
    return stub(PREFIX.franchise, franchiseUuid);
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Where it works; null: for the whole team.' })
  outlet(@Root() { outletUuid }: ServicePerson): Outlet | null {
    return stub(PREFIX.outlet, outletUuid);
  }
}

@Resolver(() => Member)
export class MemberServiceResolver {
  @FieldResolver(() => ServicePerson, {
    nullable: true, description: 'Who serves the member 专属服务人员; null: nobody, or nobody whom the caller sees.',
  })
  async servicePerson(@Root() member: Member, @Ctx() context: GraphContext): Promise<ServicePerson | null> {
    const [newest] = await timesOf(member, 1, context);
    return newest?.until === null ? newest.servicePerson : null;
  }

  @FieldResolver(() => [ServiceTime], { description: 'Who served the member 服务记录, newest first.' })
  async serviceHistory(
    @Arg('first', () => Int, { defaultValue: 10, description: 'How many, 1 to 100.' }) first: number,
    @Root() member: Member, @Ctx() context: GraphContext,
  ): Promise<ServiceTime[]> {
    const times = await timesOf(member, connectionFirst({ first }), context);
    return isOutside(context) ? times.map((time) => ({ ...time, setBy: null })) : times;
  }
}

const timesOf = (member: Member, first: number, context: GraphContext): Promise<ServiceTime[]> =>
  context.load(serviceTimesOf, { memberId: decodeId(PREFIX.member, member.id)!, first });
