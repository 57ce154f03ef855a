import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import { isRestricted } from '../../kernel/actor.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { DateScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { decodeId } from '../../kernel/ids.ts';
import { franchisesById } from '../queries/network.ts';
import {
  dayStart, franchiseRanking, monthRange, rebateInvariants, rebateSummary,
} from '../queries/reports.ts';
import { Franchise } from './franchise.type.ts';
import { FranchiseRankingRow, RebateInvariants, RebateSummary } from './report.type.ts';

/** Statements are head office's: they count by its business day. */
const ZONE = 'Asia/Shanghai';

@Resolver(() => RebateSummary)
export class RebateSummaryResolver {
  @Query(() => RebateSummary, {
    nullable: true,
    description: 'What a franchise gets and pays in a month 月度返润; null when unknown or not its '
      + 'own.',
  })
  @Scopes('franchises:rebates')
  async rebateSummary(
    @Arg('franchiseId', () => ID, { description: 'Franchise id.' }) franchiseId: string,
    @Arg('month', () => String, { description: 'Month YYYY-MM.' }) month: string,
    @Ctx() context: GraphContext,
  ): Promise<RebateSummary | null> {
    const range = monthRange(month, ZONE);
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
    @Ctx() context: GraphContext,
  ): Promise<FranchiseRankingRow[]> {
    const range = { from: dayStart(from, ZONE), to: dayStart(to, ZONE) };
    const days = (range.to.getTime() - range.from.getTime()) / 86_400_000;
    if (days <= 0) throw new RequestError('BAD_USER_INPUT', 'to must be after from.');
    if (days > 400) throw new RequestError('LIMIT_EXCEEDED', 'At most 400 days are ranked.');
    return franchiseRanking(await context.sql(), range, !isRestricted(context.actor));
  }

  @FieldResolver(() => Franchise, { nullable: true, description: 'Of whom.' })
  franchise(@Root() { franchiseUuid }: FranchiseRankingRow, @Ctx() context: GraphContext) {
    return context.load(franchisesById, franchiseUuid);
  }
}

@Resolver()
export class InvariantsResolver {
  @Query(() => RebateInvariants, {
    description: 'Checks attribution and rebates against each other.',
  })
  @Scopes('audit:read')
  async rebateInvariants(@Ctx() context: GraphContext): Promise<RebateInvariants> {
    if (isRestricted(context.actor)) {
      throw new RequestError('FORBIDDEN', 'Only head office sees everything.');
    }
    return rebateInvariants(await context.sql());
  }
}
