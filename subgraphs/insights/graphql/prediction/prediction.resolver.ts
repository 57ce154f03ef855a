import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { FACT } from '../../../contracts/facts.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { isRestricted } from '../../../kernel/actor.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import { pageBounds, PageInput } from '../../../kernel/graph/page.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, encodeId } from '../../../kernel/ids.ts';
import { churnWarnings } from '../../queries/prediction/churn-warnings.ts';
import { memberPredictions } from '../../queries/prediction/member-predictions.ts';
import { newestRun, predictionFits } from '../../queries/prediction/prediction-fits.ts';
import { Member } from '../stubs.type.ts';
import { ChurnWarning, ChurnWarningFilter, ChurnWarningPage } from './churn.type.ts';
import { PredictionFitPage, PredictionRun } from './fit.type.ts';
import { ExplainedPrediction, MemberPrediction, StatisticalPrediction } from './prediction.type.ts';

const WHICH_PAGE = 'Which page; the first without it.';

@Resolver(() => Member)
export class MemberPredictionResolver {
  @FieldResolver(() => MemberPrediction, {
    nullable: true,
    description: 'When the member is expected to buy again 消费预测; null for whoever refused profiling, and whom one '
      + 'does not see.',
  })
  @Scopes('insights:read')
  async prediction(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<MemberPrediction | null> {
    const memberId = decodeId(PREFIX.member, id);
    return memberId
      ? context.loadAbout(FACT.member, memberId, memberPredictions, { memberId, at: context.now }) : null;
  }
}

/** What tells of purchases in all channels is head office's own. */
@Resolver(() => ExplainedPrediction)
export class ExplainedPredictionResolver {
  @FieldResolver(() => [Int], { nullable: true })
  intervals(@Root() { intervals }: ExplainedPrediction, @Ctx() { actor }: GraphContext): readonly number[] | null {
    return isRestricted(actor) ? null : intervals;
  }
}

@Resolver(() => StatisticalPrediction)
export class StatisticalPredictionResolver {
  @FieldResolver(() => Money, { nullable: true })
  expectedValue(@Root() { expectedValue }: StatisticalPrediction, @Ctx() { actor }: GraphContext): Money | null {
    return isRestricted(actor) ? null : expectedValue;
  }
}

@Resolver(() => ChurnWarning)
export class ChurnWarningResolver {
  @Query(() => ChurnWarningPage, {
    description: 'Members who used to come and may not come again 流失预警, those who bought for most first; a franchise '
      + 'sees its own.',
  })
  @Scopes('insights:read')
  async churnWarnings(
    @Arg('filter', () => ChurnWarningFilter, { description: 'Which.' }) filter: ChurnWarningFilter,
    @Arg('page', () => PageInput, { nullable: true, description: WHICH_PAGE }) page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    const { programmeCode, potential = null, reason = null } = filter;
    return churnWarnings(await context.sql(), { programmeCode, potential, reason }, pageBounds(page));
  }

  @FieldResolver(() => Member, { nullable: true, description: 'Who.' })
  member(@Root() { memberUuid }: ChurnWarning): Member {
    return { id: encodeId(PREFIX.member, memberUuid) };
  }

  @FieldResolver(() => Money, { nullable: true })
  expectedValue(@Root() { expectedValue }: ChurnWarning, @Ctx() { actor }: GraphContext): Money | null {
    return isRestricted(actor) ? null : expectedValue;
  }

  @FieldResolver(() => Money, { nullable: true })
  netValue(@Root() { netValue }: ChurnWarning, @Ctx() { actor }: GraphContext): Money | null {
    return isRestricted(actor) ? null : netValue;
  }
}

@Resolver()
export class PredictionFitResolver {
  @Query(() => PredictionFitPage, {
    description: 'Fits of both models with their errors 模型拟合记录, the newest first. Head office only.',
  })
  @Scopes('insights:read')
  async predictionFits(
    @Arg('page', () => PageInput, { nullable: true, description: WHICH_PAGE }) page: PageInput | null,
    @Ctx() context: GraphContext,
  ) {
    refuseRestricted(context);
    return predictionFits(await context.sql(), pageBounds(page));
  }

  @Query(() => PredictionRun, {
    nullable: true, description: 'The newest refit 最近一次拟合; null before the first. Head office only.',
  })
  @Scopes('insights:read')
  async predictionRun(@Ctx() context: GraphContext): Promise<PredictionRun | null> {
    refuseRestricted(context);
    return newestRun(await context.sql());
  }
}

function refuseRestricted({ actor }: GraphContext): void {
  if (isRestricted(actor)) throw new RequestError('FORBIDDEN', 'Only head office sees everybody.');
}
