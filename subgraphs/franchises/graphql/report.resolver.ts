import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { knownRegion } from '../../words/graphql/known-region.ts';
import { rebateProof } from '../commands/prove-rebates.ts';
import { franchisesById } from '../queries/network.ts';
import { rebateCounts } from '../queries/rebate-proof.ts';
import {
  dayStart, franchiseRanking, monthRange, rankedMembers, rebateSummary,
} from '../queries/reports.ts';
import { Franchise } from './network/franchise.type.ts';
import { FranchiseRankingRow, RebateInvariants, RebateSummary } from './report.type.ts';

/** Zone of the region's business days; of one that nobody knows there are none. */
async function zoneOf(region: string, context: GraphContext): Promise<string> {
  return (await knownRegion(context, region)).traits.timeZone;
}

@Resolver(() => RebateSummary)
export class RebateSummaryResolver {
  @Query(() => RebateSummary, {
    nullable: true,
    description: 'What a franchise gets and pays in a month 月度分润; null when unknown or not its '
      + 'own.',
  })
  @Scopes('franchises:rebates')
  async rebateSummary(
    @Arg('franchiseId', () => ID, { description: 'Franchise id.' }) franchiseId: string,
    @Arg('month', () => String, { description: 'Month YYYY-MM.' }) month: string,
    @Arg('region', () => String, {
      defaultValue: 'CN', description: 'Code of the region 会籍地区 whose month it is, for example "CN".',
    })
    region: string,
    @Ctx() context: GraphContext,
  ): Promise<RebateSummary | null> {
    const range = monthRange(month, await zoneOf(region, context));
    if (!range) throw new RequestError('BAD_USER_INPUT', 'month is written YYYY-MM.');
    const uuid = decodeId(PREFIX.franchise, franchiseId);
    const { actor } = context;
    if (!uuid || (isRestricted(actor) && actor.tenantId !== uuid)) return null;
    if (!await context.load(franchisesById, uuid)) return null;
    const rows = await rebateSummary(await context.sql(), uuid, range);
    return { month, rows, franchiseUuid: uuid };
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Of whom.' })
  franchise(@Root() { franchiseUuid }: RebateSummary, @Ctx() context: GraphContext) {
    return context.load(franchisesById, franchiseUuid);
  }
}

@Resolver(() => FranchiseRankingRow)
export class FranchiseRankingResolver {
  @Query(() => [FranchiseRankingRow], {
    description: 'Franchises by net sales 加盟商排名; a franchise sees its own row. At most 400 days.',
  })
  @Scopes('franchises:read')
  async franchiseRanking(
    @Arg('from', () => DateScalar, { description: 'First day.' }) from: string,
    @Arg('to', () => DateScalar, { description: 'Day after the last.' }) to: string,
    @Arg('region', () => String, {
      defaultValue: 'CN', description: 'Code of the region 会籍地区 whose days they are, for example "CN".',
    })
    region: string,
    @Ctx() context: GraphContext,
  ): Promise<FranchiseRankingRow[]> {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
    if (days <= 0) throw new RequestError('BAD_USER_INPUT', 'to must be after from.');
    if (days > 400) throw new RequestError('LIMIT_EXCEEDED', 'At most 400 days are ranked.');
    const zone = await zoneOf(region, context);
    return franchiseRanking(await context.sql(), { from, to, zone }, !isRestricted(context.actor));
  }

  @FieldResolver(() => Int, {
    description: 'How many known members bought, to a franchise of its own; counted from the orders, so ask for it '
      + 'only where it is shown.',
  })
  members(@Root() row: FranchiseRankingRow, @Ctx() context: GraphContext): Promise<number> {
    return context.load(rankedMembers, {
      franchiseId: row.franchiseUuid, currency: row.sales.currency,
      from: dayStart(row.days.from, row.days.zone).toISOString(),
      to: dayStart(row.days.to, row.days.zone).toISOString(),
    });
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Of whom.' })
  franchise(@Root() { franchiseUuid }: FranchiseRankingRow, @Ctx() context: GraphContext) {
    return context.load(franchisesById, franchiseUuid);
  }
}

@Resolver()
export class InvariantsResolver {
  @Query(() => RebateInvariants, {
    description: 'Attribution and rebates checked against each other, as last found; a small house is looked at '
      + 'now. Runs every night, and by proveRebates.',
  })
  @Scopes('audit:read')
  async rebateInvariants(@Ctx() context: GraphContext): Promise<RebateInvariants> {
    if (isRestricted(context.actor)) {
      throw new RequestError('FORBIDDEN', 'Only head office sees everything.');
    }
    const { counts, ...found } = await rebateProof.ask(await context.sql(), context.now);
    const checked = rebateCounts(counts);
    return { ...found, ...checked, holds: checked.holds && found.checkedAt !== null };
  }
}
