import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Money } from '../../../kernel/graph/money.type.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { Tier, type TierValue } from '../programmes/tier.type.ts';
import { OrderPointsStateName } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'What one line earned, and by which numbers.' })
export class OrderLinePoints {
  @Field(() => ID, { description: 'Id of the order line (TypeID).' })
  lineId!: string;

  @Field(() => Int, { description: 'Number of the line, from 1.' })
  lineNo!: number;

  @Field(() => MarginClass, { description: 'Margin class at payment.' })
  marginClass!: string;

  @Field(() => Int, { description: 'Points for `rateDenominator` minor units of the home currency.' })
  rateNumerator!: number;

  @Field(() => Int, { description: 'Minor units that earn `rateNumerator` points.' })
  rateDenominator!: number;

  @Field(() => Int, { description: 'Growth for `growthDenominator` minor units.' })
  growthNumerator!: number;

  @Field(() => Int, { description: 'Minor units that earn `growthNumerator` growth.' })
  growthDenominator!: number;

  @Field(() => Money, { description: 'Base in the order’s currency: line amount less all reductions.' })
  base!: MoneyView;

  @Field(() => Money, { description: 'Base in the programme’s currency.' })
  homeBase!: MoneyView;

  @Field(() => Money, { description: 'What is left of the base after returns.' })
  remainingBase!: MoneyView;

  @Field(() => PointsScalar, { description: 'Points granted at payment: floor(home base × rate).' })
  granted!: bigint;

  @Field(() => PointsScalar, { description: 'Points that are left after returns.' })
  kept!: bigint;

  @Field(() => PointsScalar, { description: 'Tier bonus granted: floor(points × percent / 100).' })
  bonus!: bigint;

  @Field(() => PointsScalar, { description: 'Tier bonus left after returns.' })
  bonusKept!: bigint;

  @Field(() => PointsScalar, { description: 'Growth granted.' })
  growth!: bigint;

  @Field(() => PointsScalar, { description: 'Growth left after returns.' })
  growthKept!: bigint;

  @Field(() => PointsScalar, { description: 'Points spent on this line as points-cash 抵现.' })
  pointsSpent!: bigint;

  @Field(() => PointsScalar, { description: 'Of these, points that came back.' })
  pointsRestored!: bigint;
}

@ObjectType({ simpleResolvers: true, description: 'What an order earned its buyer.' })
export class OrderPoints {
  @Field(() => OrderPointsStateName, { description: 'Whether the return window has ended.' })
  state!: string;

  @Field(() => PointsScalar, { description: 'Points granted, tier bonus included.' })
  earned!: bigint;

  @Field(() => PointsScalar, { description: 'Points that are still pending.' })
  pending!: bigint;

  @Field(() => PointsScalar, { description: 'Points reversed by returns.' })
  reversed!: bigint;

  @Field(() => PointsScalar, { description: 'Growth left after returns.' })
  growth!: bigint;

  @Field(() => DateTimeScalar, { description: 'When the return window ends or ended.' })
  activeAt!: Date;

  @Field(() => Tier, { description: 'Tier of the buyer at the time, which gave the bonus.' })
  tier!: TierValue;

  @Field(() => Int, { description: 'Bonus of that tier, percent.' })
  bonusPercent!: number;

  @Field(() => Int, { description: 'Version of the programme’s policy at payment.' })
  policyVersion!: number;

  @Field(() => String, {
    nullable: true, description: 'Rate into the home currency at payment; null in the home currency.',
  })
  fxRate!: string | null;

  @Field(() => String, { nullable: true, description: 'Why nothing was earned: LINKED_TOO_LATE.' })
  reason!: string | null;

  @Field(() => [OrderLinePoints], { description: 'One for each line.' })
  lines!: OrderLinePoints[];
}

@ObjectType('Order', { simpleResolvers: true, description: 'An order 订单.' })
@Directive('@key(fields: "id")')
export class OrderWithPoints {
  @Field(() => ID, { description: 'Order id.' })
  id!: string;
}

@ObjectType('Member', { simpleResolvers: true, description: 'A person known to the brand 会员.' })
@Directive('@key(fields: "id")')
export class MemberWithLoyalty {
  @Field(() => ID, { description: 'Member id.' })
  id!: string;
}
