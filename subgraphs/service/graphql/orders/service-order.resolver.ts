import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId, NOBODY } from '../../../kernel/ids.ts';
import { readShortNumber } from '../../../kernel/numbers/short-number.ts';
import { photosOf, stepsOf } from '../../queries/histories.ts';
import { kindsByVersion } from '../../queries/kinds.ts';
import { serviceOrdersById, serviceOrdersOfMembers, serviceOrdersPage } from '../../queries/service-orders.ts';
import { ServiceKind } from '../policy/policy.type.ts';
import { Benefit, Complaint, Member, Outlet } from '../stubs.type.ts';
import {
  ServiceOrder, ServiceOrderFilter, ServiceOrderPage, ServicePhoto, ServiceStepTaken,
} from './service-order.type.ts';

@Resolver(() => ServiceOrder)
export class ServiceOrderResolver {
  @Query(() => ServiceOrder, {
    nullable: true, description: 'One service order 服务单; null when unknown or not visible.',
  })
  @Scopes('service:read')
  async serviceOrder(
    @Arg('id', () => ID, { description: 'Service order id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<ServiceOrder | null> {
    const uuid = decodeId(PREFIX.serviceOrder, id);
    return uuid ? context.load(serviceOrdersById, uuid) : null;
  }

  @Query(() => ServiceOrderPage, {
    description: 'Service orders 服务单, those promised soonest first: head office sees all, a franchise its outlets’, a '
      + 'channel those it took in, a member its own.',
  })
  @Scopes('service:read')
  async serviceOrders(
    @Arg('filter', () => ServiceOrderFilter, { nullable: true, description: 'Which; all without it.' })
    filter: ServiceOrderFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const bounds = pageBounds(page);
    const { state = null, isOpen = null, kind = null } = filter ?? {};
    const outletId = filter?.outletId ? decodeId(PREFIX.outlet, filter.outletId) : null;
    if (filter?.outletId && !outletId) return EMPTY_PAGE;
    // What can be no number finds nothing: no number holds a line break.
    const shortNo = filter?.shortNo?.trim() ? readShortNumber('S', filter.shortNo) ?? '\n' : null;
    return serviceOrdersPage(await context.sql(), { state, isOpen, outletId, kind, shortNo }, bounds);
  }

  @FieldResolver(() => ServiceKind, { nullable: true, description: 'Its kind as it was when it was taken in.' })
  kind(@Root() { row }: ServiceOrder, @Ctx() context: GraphContext): Promise<ServiceKind | null> {
    return context.load(kindsByVersion, { version: row.policyVersion, kind: row.kind });
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Whose it is; null: of no member.' })
  member(@Root() { row }: ServiceOrder): Member | null {
    return row.memberId === null ? null : { id: encodeId(PREFIX.member, row.memberId) };
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Where it was taken in.' })
  outlet(@Root() { row }: ServiceOrder): Outlet {
    return { id: encodeId(PREFIX.outlet, row.outletId) };
  }

  @FieldResolver(() => Benefit, { nullable: true, description: 'The benefit that pays for it; null: none.' })
  benefit(@Root() { row }: ServiceOrder): Benefit | null {
    return row.benefitId === null ? null : { id: encodeId(PREFIX.benefit, row.benefitId) };
  }

  @FieldResolver(() => Complaint, { nullable: true, description: 'The complaint that its rating became; null: none.' })
  complaint(@Root() { row }: ServiceOrder): Complaint | null {
    return row.complaint === null ? null : { id: row.complaint };
  }

  @FieldResolver(() => [ServicePhoto], { description: 'Pictures of it, at most 30.' })
  photos(@Root() { row }: ServiceOrder, @Ctx() context: GraphContext): Promise<ServicePhoto[]> {
    return context.load(photosOf, row.id);
  }

  @FieldResolver(() => [ServiceStepTaken], { description: 'What was done with it, the newest first, at most 200.' })
  async history(@Root() { row }: ServiceOrder, @Ctx() context: GraphContext): Promise<ServiceStepTaken[]> {
    return context.load(stepsOf, { id: row.id, currency: row.currency });
  }
}

@Resolver(() => Member)
export class MemberServiceResolver {
  @FieldResolver(() => [ServiceOrder], {
    nullable: true, description: 'Service orders 服务单 of the member, the newest first, at most 50.',
  })
  @Scopes('service:read')
  serviceOrders(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<ServiceOrder[]> {
    return context.load(serviceOrdersOfMembers, decodeId(PREFIX.member, id) ?? NOBODY);
  }
}
