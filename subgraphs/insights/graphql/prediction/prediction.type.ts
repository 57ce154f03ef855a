import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { BasisName, CareName, ChurnReasonName, MissingName, PotentialName } from './words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'The next purchase by a rule that can be told to the member 可解释预测, if there is one: the last '
    + 'purchase day and an interval.',
})
@Scopes('insights:read')
export class ExplainedPrediction {
  @Field(() => DateScalar, { description: 'Expected day 预计下次购买日.' })
  expectedOn!: string;

  @Field(() => DateScalar, { description: 'First day of the window.' })
  windowFrom!: string;

  @Field(() => DateScalar, { description: 'Last day of the window.' })
  windowUntil!: string;

  @Field(() => BasisName, { description: 'What the interval comes from 依据.' })
  basis!: string;

  @Field(() => Int, { description: 'Days of the interval 周期天数.' })
  intervalDays!: number;

  @Field(() => [Int], {
    nullable: true,
    description: 'Days from each purchase day to the next 购买间隔, the newest first, at most 100; head office’s own, for '
      + 'it tells of all channels.',
  })
  intervals!: readonly number[] | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What BG/NBD and Gamma-Gamma expect of the member 统计预测 by the newest fit of the programme.',
})
@Scopes('insights:read')
export class StatisticalPrediction {
  @Field(() => Int, { description: 'Probability that the member still comes 活跃概率, 0 to 10,000.' })
  probabilityAliveBps!: number;

  @Field(() => DecimalScalar, { description: 'Purchase days expected within the months 预计购买次数, three decimals.' })
  expectedOrders!: string;

  @Field(() => Int, { description: 'Months ahead, from the day it is as of 预测月数.' })
  horizonMonths!: number;

  @Field(() => Money, {
    nullable: true,
    description: 'Value expected within the months 预计消费, in the currency of the home programme; head office’s own.',
  })
  expectedValue!: Money | null;

  @Field(() => DateTimeScalar, { description: 'When the models were fitted 拟合时间.' })
  fittedAt!: Date;

  @Field(() => Int, { description: 'Version of the fit 拟合版本.' })
  version!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'When a member is expected to buy again 消费预测, by both models, worked out of the orders that stand at '
    + 'the asking. Nobody has it who refused profiling.',
})
@Scopes('insights:read')
export class MemberPrediction {
  @Field(() => DateScalar, { description: 'The business day at home that it is as of.' })
  asOf!: string;

  @Field(() => Int, { description: 'Version of the policy it is by.' })
  policyVersion!: number;

  @Field(() => ExplainedPrediction, {
    nullable: true, description: 'By the rule; null: nothing was bought that was kept.',
  })
  explained!: ExplainedPrediction | null;

  @Field(() => StatisticalPrediction, { nullable: true, description: 'By the models; null: see missing.' })
  statistical!: StatisticalPrediction | null;

  @Field(() => MissingName, { nullable: true, description: 'Why statistical is null; null when it is not.' })
  missing!: string | null;

  @Field(() => PotentialName, { nullable: true, description: 'Potential 潜力, apart from the tier.' })
  potential!: string | null;

  @Field(() => CareName, { nullable: true, description: 'The first of cares.' })
  care!: string | null;

  @Field(() => [CareName], {
    description: 'What to do for a member of that potential 维护建议, as the policy says; at most 6.',
  })
  cares!: readonly string[];

  @Field(() => [ChurnReasonName], {
    description: 'Why the member may not come again 流失预警, at most 3; empty: no warning.',
  })
  churnReasons!: readonly string[];
}
