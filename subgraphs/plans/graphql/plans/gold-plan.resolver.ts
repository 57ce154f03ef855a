import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { moneyView } from '../../../kernel/money.ts';
import { askBoard } from '../../calls/ask-board.ts';
import { goldAtExit } from '../../domain/gold-at-exit.ts';
import { sightOf } from '../../domain/sight.ts';
import { standingOn } from '../../domain/schedule.ts';
import { dayIn, rulesByVersion } from '../../queries/standing.ts';
import { couponsOf, postingsOf } from '../../queries/plan-books.ts';
import { plansById } from '../../queries/plans.ts';
import { plansPage } from '../../queries/plans-page.ts';
import { termsById } from '../../queries/terms.ts';
import { Member } from '../stubs.type.ts';
import { PlanTerms } from '../terms/terms.type.ts';
import {
  GoldPlan, GoldPlanFilter, GoldPlanPage, PlanCoupon, PlanGoldAtExit, PlanPosting, PlanStanding,
} from './gold-plan.type.ts';

@Resolver(() => GoldPlan)
export class GoldPlanResolver {
  @Query(() => GoldPlan, { nullable: true, description: 'One gold plan 增值计划; null when unknown or not visible.' })
  @Scopes('plans:read')
  async goldPlan(
    @Arg('id', () => ID, { description: 'Plan.' }) id: string, @Ctx() context: GraphContext,
  ): Promise<GoldPlan | null> {
    const uuid = decodeId(PREFIX.goldPlan, id);
    return uuid ? context.load(plansById, uuid) : null;
  }

  @Query(() => GoldPlanPage, { description: 'Gold plans 增值计划, the newest first.' })
  @Scopes('plans:read')
  async goldPlans(
    @Arg('filter', () => GoldPlanFilter, { nullable: true, description: 'Which; all without it.' })
    filter: GoldPlanFilter | null,
    @Arg('page', () => PageInput, { nullable: true, description: 'Which page; the first without it.' })
    page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const bounds = pageBounds(page);
    const { state = null, kind = null } = filter ?? {};
    return plansPage(await context.sql(), { state, kind }, bounds);
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Whose it is.' })
  member(@Root() { row }: GoldPlan): Member {
    return { id: encodeId(PREFIX.member, row.memberId) };
  }

  @FieldResolver(() => PlanTerms, { nullable: true, description: 'The terms that the member agreed to.' })
  terms(@Root() { row }: GoldPlan, @Ctx() context: GraphContext): Promise<PlanTerms | null> {
    return context.load(termsById, row.termsId);
  }

  @FieldResolver(() => PlanStanding, {
    nullable: true, description: 'Where its instalments stand today; null when it takes none.',
  })
  async standing(@Root() { row }: GoldPlan, @Ctx() context: GraphContext): Promise<PlanStanding | null> {
    if (row.state !== 'open') return null;
    const rules = await context.load(rulesByVersion, row.policyVersion);
    const { dueOn, missed, paused } = standingOn(row, await dayIn(context, row.region), rules);
    return { dueOn, missed, isPaused: paused };
  }

  @FieldResolver(() => PlanGoldAtExit, {
    nullable: true,
    description: 'What is paid for its gold when it is left now; null without gold, without a price on the board, and '
      + 'while catalog does not answer.',
  })
  async goldAtExit(
    @Root() { row, goldMilligrams }: GoldPlan, @Ctx() context: GraphContext,
  ): Promise<PlanGoldAtExit | null> {
    if (goldMilligrams === 0) return null;
    const gram = await askBoard(context, row);
    if (gram === null || gram === 'away') return null;
    const { leastMinor, mostMinor } = goldAtExit(BigInt(goldMilligrams), gram);
    return { least: moneyView(leastMinor, row.currency), most: moneyView(mostMinor, row.currency) };
  }

  @FieldResolver(() => [PlanCoupon], { description: 'Coupons that it gave, at most 100.' })
  async coupons(@Root() { row }: GoldPlan, @Ctx() context: GraphContext): Promise<PlanCoupon[]> {
    return context.load(couponsOf,
      { id: row.id, today: await dayIn(context, row.region), sees: sightOf(context.actor, row.memberId) });
  }

  @FieldResolver(() => [PlanPosting], { description: 'Its movements 计划流水, the newest first, at most 200.' })
  postings(@Root() { row }: GoldPlan, @Ctx() context: GraphContext): Promise<PlanPosting[]> {
    return context.load(postingsOf,
      { id: row.id, currency: row.currency, sees: sightOf(context.actor, row.memberId) });
  }
}
