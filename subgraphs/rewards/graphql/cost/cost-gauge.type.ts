import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { GaugeState } from '../../domain/cost/gauge.ts';
import { CostState } from './words.ts';

@ObjectType({
  simpleResolvers: true, description: 'What was sold and what benefits cost on one business day of the region.',
})
@Scopes('rewards:read')
export class CostDay {
  @Field(() => DateScalar, { description: 'Business day of the region.' })
  day!: string;

  @Field(() => Money, { description: 'Net sales of the day 净销售额: sold less what came back that day.' })
  sales!: Money;

  @Field(() => Money, { description: 'Cost of the day 权益成本: points at issue, what was used and what is promised.' })
  cost!: Money;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What one payer has sold and what its benefits cost in a region 权益成本表, over the trailing days of the '
    + 'rewards policy, in the currency of the programme.',
})
@Scopes('rewards:read')
export class CostGauge {
  region!: string;
  payer!: string;

  @Field(() => DateScalar, { description: 'First business day that counts.' })
  firstDay!: string;

  @Field(() => DateScalar, { description: 'Last business day that counts: today.' })
  lastDay!: string;

  @Field(() => Money, {
    description: 'Net sales 净销售额: of head office everything sold in the region, of a franchise what its outlets sold; '
      + 'what came back is out on its day.',
  })
  sales!: Money;

  @Field(() => Money, { description: 'All cost 权益成本: the four parts.' })
  cost!: Money;

  @Field(() => Money, { description: 'Points at issue by what they are worth 积分成本, returned ones out.' })
  points!: Money;

  @Field(() => Money, { description: 'Rewards of the mall 兑换成本, used and promised.' })
  rewards!: Money;

  @Field(() => Money, { description: 'Coupons 优惠券成本, used and promised.' })
  coupons!: Money;

  @Field(() => Money, { description: 'Benefits 权益成本, used and promised.' })
  benefits!: Money;

  @Field(() => Money, { description: 'Of rewards, coupons and benefits: promised and not used yet 预留.' })
  reserved!: Money;

  @Field(() => Money, { description: 'What two people allow beyond the cap for now 放行额度.' })
  allowed!: Money;

  @Field(() => Money, { description: 'What may still be given of free will 剩余额度; zero where nothing.' })
  remaining!: Money;

  @Field(() => Int, {
    nullable: true,
    description: 'Cost in bp of net sales 权益成本占比, rounded up, at most 1,000,000,000; null without sales.',
  })
  bps!: number | null;

  @Field(() => Int, { description: 'The cap by the policy in force 成本上限, in bp.' })
  capBps!: number;

  @Field(() => Int, { description: 'The alert by the policy in force 成本预警, in bp.' })
  alertBps!: number;

  @Field(() => CostState, { description: 'How near it is to the cap.' })
  state!: GaugeState;
}
