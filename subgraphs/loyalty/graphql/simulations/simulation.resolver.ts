import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId } from '../../../kernel/ids.ts';
import { codebooks } from '../../../words/read-codebook.ts';
import { simulateAccrual } from '../../queries/simulations/simulate-accrual.ts';
import { simulateRedemption } from '../../queries/simulations/simulate-redemption.ts';
import { simulateTier } from '../../queries/simulations/simulate-tier.ts';
import { PointsReturnPreview, ReturnPreviewLineInput } from '../orders/return-preview.type.ts';
import { previewReturn } from '../orders/return-preview.resolver.ts';
import { amountOf, readQuestion } from './read-sale.ts';
import { AccrualSimulationInput, RedemptionSimulationInput } from './simulation.input.ts';
import { AccrualSimulation, RedemptionSimulation, TierSimulation } from './simulation.type.ts';
import { accrualView, NOBODY, redemptionView, tierView } from './simulation-views.ts';

const [MAX_POINTS, MAX_GROWTH, MAX_YEARS] = [1_000_000_000n, 1_000_000_000n, 10];

/** What would be, by the functions of the deed on rows that nobody saves. */
@Resolver()
export class SimulationResolver {
  @Query(() => AccrualSimulation, {
    description: 'What a sale would earn 积分试算, line by line, and the tier after it.',
  })
  @Scopes('loyalty:read')
  async simulateAccrual(
    @Arg('input', () => AccrualSimulationInput, { description: 'The sale.' }) input: AccrualSimulationInput,
    @Ctx() context: GraphContext,
  ): Promise<AccrualSimulation> {
    const asked = readQuestion(input, context.now);
    if (!asked) return accrualView(NOBODY);
    const words = await context.load(codebooks, 'all');
    return accrualView(await simulateAccrual(await context.sql(), words, asked, context.now), asked.currency);
  }

  @Query(() => RedemptionSimulation, {
    description: 'What spending points would take 兑换试算: from which lots, worth how much, or why it would be refused.',
  })
  @Scopes('loyalty:read')
  async simulateRedemption(
    @Arg('input', () => RedemptionSimulationInput, { description: 'Whose points, and how many.' })
    { memberId, points, currency, amount }: RedemptionSimulationInput,
    @Ctx() context: GraphContext,
  ): Promise<RedemptionSimulation> {
    if (points < 1n || points > MAX_POINTS) {
      throw new RequestError('BAD_USER_INPUT', `Points are 1 to ${MAX_POINTS}.`);
    }
    const said = amount ? amountOf(amount, null, 'amount') : null;
    const id = decodeId(PREFIX.member, memberId);
    return redemptionView(id && await simulateRedemption(await context.sql(),
      { memberId: id, points, currency: currency ?? null, amount: said }, context.now));
  }

  @Query(() => PointsReturnPreview, {
    nullable: true,
    description: 'What a return would do to points, growth and tier 退货积分试算: Order.pointsReturnPreview for one '
      + 'order; null when it is not visible or earned nothing.',
  })
  @Scopes('loyalty:read')
  simulateReturn(
    @Arg('orderId', () => ID, { description: 'The order.' }) orderId: string,
    @Arg('lines', () => [ReturnPreviewLineInput], {
      description: 'What would be left of each returned line; 1 to 1,000, each once.',
    }) lines: ReturnPreviewLineInput[],
    @Arg('returnedAt', () => DateTimeScalar, {
      nullable: true, description: 'When the goods come back; now when not given.',
    }) returnedAt: Date | null,
    @Ctx() context: GraphContext,
  ): Promise<PointsReturnPreview | null> {
    return previewReturn(orderId, lines, returnedAt, context);
  }

  @Query(() => TierSimulation, {
    description: 'Which tier a member would have at a moment 等级试算, as it stands and with growth of one more '
      + 'purchase.',
  })
  @Scopes('loyalty:read')
  async simulateTier(
    @Arg('memberId', () => ID, { description: 'The member.' }) memberId: string,
    @Arg('growth', () => PointsScalar, {
      defaultValue: 0n,
      description: 'Growth of a purchase at that moment, which may still come back, 0 to 1,000,000,000.',
    }) growth: bigint,
    @Arg('at', () => DateTimeScalar, {
      nullable: true, description: 'The moment, from now on, at most ten years ahead; now when not given.',
    }) at: Date | null,
    @Ctx() context: GraphContext,
  ): Promise<TierSimulation> {
    if (growth < 0n || growth > MAX_GROWTH) {
      throw new RequestError('BAD_USER_INPUT', `growth is 0 to ${MAX_GROWTH}.`);
    }
    const moment = at ?? context.now;
    const last = new Date(context.now);
    last.setUTCFullYear(last.getUTCFullYear() + MAX_YEARS);
    if (moment < context.now || moment > last) {
      throw new RequestError('BAD_USER_INPUT', 'at is from now on, at most ten years ahead.');
    }
    const id = decodeId(PREFIX.member, memberId);
    const asked = id && { memberId: id, growth: Number(growth), at: moment };
    return tierView(asked && await simulateTier(await context.sql(), asked), moment);
  }
}
