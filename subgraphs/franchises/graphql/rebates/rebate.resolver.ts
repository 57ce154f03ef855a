import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { EMPTY_PAGE, pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { franchisesById } from '../../queries/network.ts';
import { outletsById } from '../../queries/outlets.ts';
import { entriesByRebate, rebatePage, rebatesById, rebatesByOrder } from '../../queries/rebates.ts';
import { Franchise } from '../network/franchise.type.ts';
import { Outlet } from '../network/outlet.type.ts';
import { RebateFilter, RebateSort } from './rebate-inputs.type.ts';
import { Rebate, RebateEntry, RebatePage } from './rebate.type.ts';
import { Order } from '../stubs.type.ts';

@Resolver(() => Rebate)
export class RebateResolver {
  @Query(() => RebatePage, {
    description: 'Rebates 分润明细; a franchise sees those it gets and those it pays.',
  })
  @Scopes('franchises:rebates')
  async rebates(
    @Arg('filter', () => RebateFilter, { nullable: true, description: 'Which.' })
    filter: RebateFilter | null,
    @Arg('sort', () => RebateSort, { nullable: true, description: 'In which order.' })
    sort: RebateSort | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const { tenantId } = context.actor;
    const bounds = pageBounds(page);
    // Rebates are between franchises and head office: nobody else has any.
    if (isRestricted(context.actor) && !tenantId) return EMPTY_PAGE;
    return rebatePage(await context.sql(), filter ?? {},
      sort ?? { by: 'PAID_AT', direction: 'DESC' }, bounds, tenantId,
      tenantId ? await context.counting() : undefined);
  }

  @Query(() => Rebate, {
    nullable: true, description: 'One rebate; null when unknown or not visible.',
  })
  @Scopes('franchises:rebates')
  async rebate(
    @Arg('id', () => ID, { description: 'Rebate id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Rebate | null> {
    const uuid = decodeId(PREFIX.rebate, id);
    return uuid ? context.load(rebatesById, uuid) : null;
  }

  @FieldResolver(() => Order, { nullable: true, description: 'The order it belongs to.' })
  order(@Root() { orderUuid }: Rebate): Order {
    return { id: encodeId(PREFIX.order, orderUuid) };
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Who gets it 归属加盟商.' })
  homeFranchise(@Root() { homeFranchiseUuid }: Rebate, @Ctx() context: GraphContext) {
    return context.load(franchisesById, homeFranchiseUuid);
  }

  @FieldResolver(() => Franchise, {
    nullable: true, description: 'Who pays it; null: head office.',
  })
  payer(@Root() { payerUuid }: Rebate, @Ctx() context: GraphContext) {
    return payerUuid ? context.load(franchisesById, payerUuid) : null;
  }

  @FieldResolver(() => Outlet, { nullable: true, description: 'Where it was sold 销售门店.' })
  sellingOutlet(@Root() { outletUuid }: Rebate, @Ctx() context: GraphContext) {
    return context.load(outletsById, outletUuid);
  }

  @FieldResolver(() => [RebateEntry], { description: 'Its amounts, oldest first 分录; at most 500, the newest.' })
  entries(@Root() { uuid }: Rebate, @Ctx() context: GraphContext) {
    return context.load(entriesByRebate, uuid);
  }
}

@Resolver(() => Order)
export class OrderResolver {
  @FieldResolver(() => [Rebate], {
    nullable: true,
    description: 'What the order owes to the buyer\'s home 分润; superseded ones net zero are '
      + 'listed too. At most 1,000.',
  })
  @Scopes('franchises:rebates')
  async rebates(@Root() { id }: Order, @Ctx() context: GraphContext): Promise<Rebate[]> {
    const uuid = decodeId(PREFIX.order, id);
    return uuid ? context.load(rebatesByOrder, uuid) : [];
  }
}
