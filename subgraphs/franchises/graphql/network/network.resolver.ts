import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { dayText, localDay } from '../../../kernel/business-day.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Authenticated, Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import { contractHistories, contractsByFranchise, franchisePage, franchisesById } from '../../queries/network.ts';
import {
  allChannels, channelsById, outletPage, outletsByFranchise, outletsById,
} from '../../queries/outlets.ts';
import {
  Franchise, FranchiseContract, FranchiseFilter, FranchisePage, FranchiseSort,
} from './franchise.type.ts';
import { Channel, Outlet, OutletFilter, OutletPage, OutletSort } from './outlet.type.ts';

/** What a partner's own people may list and open; names of the others they meet by reference. */
function ownOnly({ actor }: GraphContext): string | null {
  return actor.kind === 'tenant' ? actor.tenantId! : null;
}

@Resolver(() => Franchise)
export class FranchiseResolver {
  @Query(() => FranchisePage, {
    description: 'Franchises 加盟商列表; a franchise\'s own people see their own alone.',
  })
  @Scopes('franchises:read')
  async franchises(
    @Arg('filter', () => FranchiseFilter, { nullable: true, description: 'Which.' })
    filter: FranchiseFilter | null,
    @Arg('sort', () => FranchiseSort, { nullable: true, description: 'In which order.' })
    sort: FranchiseSort | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    return franchisePage(await context.sql(), filter ?? {},
      sort ?? { by: 'CODE', direction: 'ASC' }, pageBounds(page), ownOnly(context));
  }

  @Query(() => Franchise, {
    nullable: true, description: 'One franchise; null when unknown or not visible.',
  })
  @Scopes('franchises:read')
  async franchise(
    @Arg('id', () => ID, { description: 'Franchise id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Franchise | null> {
    const uuid = decodeId(PREFIX.franchise, id);
    const only = ownOnly(context);
    return uuid && (only === null || only === uuid) ? context.load(franchisesById, uuid) : null;
  }

  @FieldResolver(() => FranchiseContract, {
    nullable: true, description: 'Terms of its contract in force; null unless you are head office or this franchise.',
  })
  @Scopes('franchises:read')
  async contract(
    @Root() { uuid, region }: Franchise,
    @Arg('on', () => DateScalar, { nullable: true, description: 'On this day; today in its region when not given.' })
    on: string | null,
    @Ctx() context: GraphContext,
  ) {
    const today = async () => dayText(localDay(
      context.now, (await context.load(codebooks, 'all')).zoneOf(region, context.now)));
    return context.load(contractsByFranchise, { franchiseId: uuid, on: on ?? await today() });
  }

  @FieldResolver(() => [FranchiseContract], {
    description: 'All that was agreed, newest first 合同历史; at most 100. Empty unless you are head office or this '
      + 'franchise.',
  })
  @Scopes('franchises:read')
  contracts(@Root() { uuid }: Franchise, @Ctx() context: GraphContext) {
    return context.load(contractHistories, uuid);
  }

  @FieldResolver(() => Franchise, {
    nullable: true, description: 'Of one that ended: whose its members are since 承接方; null: head office’s.',
  })
  successor(@Root() { successorUuid }: Franchise, @Ctx() context: GraphContext) {
    return successorUuid ? context.load(franchisesById, successorUuid) : null;
  }

  @FieldResolver(() => [Outlet], { description: 'Its outlets, by code; closed ones too. At most 200.' })
  outlets(@Root() { uuid }: Franchise, @Ctx() context: GraphContext) {
    return context.load(outletsByFranchise, uuid);
  }
}

@Resolver(() => Outlet)
export class OutletResolver {
  @Query(() => OutletPage, { description: 'Outlets 门店列表 of the whole house.' })
  @Authenticated()
  async outlets(
    @Arg('filter', () => OutletFilter, { nullable: true, description: 'Which.' })
    filter: OutletFilter | null,
    @Arg('sort', () => OutletSort, { nullable: true, description: 'In which order.' })
    sort: OutletSort | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    return outletPage(await context.sql(), filter ?? {}, sort ?? { by: 'CODE', direction: 'ASC' },
      pageBounds(page));
  }

  @Query(() => Outlet, { nullable: true, description: 'One outlet; null when unknown.' })
  @Authenticated()
  async outlet(
    @Arg('id', () => ID, { description: 'Outlet id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Outlet | null> {
    const uuid = decodeId(PREFIX.outlet, id);
    return uuid ? context.load(outletsById, uuid) : null;
  }

  @FieldResolver(() => Franchise, {
    nullable: true, description: 'Its franchise; null: head office.',
  })
  franchise(@Root() { franchiseUuid }: Outlet, @Ctx() context: GraphContext) {
    return franchiseUuid ? context.load(franchisesById, franchiseUuid) : null;
  }

  @FieldResolver(() => Channel, { nullable: true, description: 'The channel it sells through.' })
  channel(@Root() { channelUuid }: Outlet, @Ctx() context: GraphContext) {
    return channelUuid ? context.load(channelsById, channelUuid) : null;
  }
}

@Resolver(() => Channel)
export class ChannelResolver {
  @Query(() => [Channel], { description: 'All channels 渠道, by code; at most 500.' })
  @Authenticated()
  async channels(@Ctx() context: GraphContext): Promise<Channel[]> {
    return allChannels(await context.sql());
  }

  @Query(() => Channel, { nullable: true, description: 'One channel; null when unknown.' })
  @Authenticated()
  async channel(
    @Arg('id', () => ID, { description: 'Channel id.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<Channel | null> {
    const uuid = decodeId(PREFIX.channel, id);
    return uuid ? context.load(channelsById, uuid) : null;
  }
}
