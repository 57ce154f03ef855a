import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MoneyInput } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Tier, type TierValue } from '../programmes/tier.type.ts';
import { OrderPointsStateName } from '../words.ts';

@InputType({ description: 'What would be left of a line after a return, as recordReturn with dryRun says.' })
export class ReturnPreviewLineInput {
  @Field(() => ID, { description: 'Id of the order line (TypeID); a line of another order is left out.' })
  lineId!: string;

  @Field(() => MoneyInput, {
    description: 'Base left afterwards, in the currency of the order; zero or more: '
      + 'decision.lines.remainingBase.',
  })
  remainingBase!: MoneyInput;

  @Field(() => Int, {
    nullable: true,
    description: 'Pieces left afterwards, 0 to 1,000,000: decision.lines.remainingQuantity. Points spent on '
      + 'a line without base come back in proportion to pieces; all of them when absent.',
  })
  remainingQuantity?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Points that are taken back, by where they come from.' })
export class PointsTakenBack {
  @Field(() => PointsScalar, { description: 'All of them: granted less what the rest of the base earns.' })
  total!: bigint;

  @Field(() => PointsScalar, { description: 'From the order’s pending lots 待生效.' })
  pending!: bigint;

  @Field(() => PointsScalar, { description: 'From the order’s active lots 可用.' })
  active!: bigint;

  @Field(() => PointsScalar, { description: 'Expired unspent before 已过期: gone already, owed by nobody.' })
  expired!: bigint;

  @Field(() => PointsScalar, { description: 'From other lots, soonest-expiring first.' })
  others!: bigint;

  @Field(() => PointsScalar, { description: 'What was spent and no lot has: becomes debt 待补扣积分.' })
  debt!: bigint;
}

@ObjectType({ simpleResolvers: true, description: 'Spent points that go back because of a return.' })
export class PointsGivenBack {
  @Field(() => PointsScalar, { description: 'All of them.' })
  total!: bigint;

  @Field(() => PointsScalar, { description: 'Of them, what repays debt 待补扣积分 at once.' })
  repaidDebt!: bigint;

  @Field(() => PointsScalar, { description: 'Of them, what goes back to the lots they came from.' })
  toLots!: bigint;

  @Field(() => PointsScalar, { description: 'Of them, what opens grace lots: their lots have expired.' })
  toGraceLots!: bigint;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When such grace lots would expire.' })
  graceUntil!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'Where the account of the buyer stands.' })
export class PointsStanding {
  @Field(() => PointsScalar, { description: 'Spendable points 可用.' })
  available!: bigint;

  @Field(() => PointsScalar, { description: 'Points whose return window runs 待生效.' })
  pending!: bigint;

  @Field(() => PointsScalar, { description: 'Points owed 待补扣积分, zero or more.' })
  debt!: bigint;

  @Field(() => PointsScalar, { description: 'Growth 成长值 whose return window has ended.' })
  growth!: bigint;

  @Field(() => PointsScalar, { description: 'Growth that may still come back.' })
  pendingGrowth!: bigint;

  @Field(() => Tier, { description: 'Tier 等级.' })
  tier!: TierValue;

  @Field({ description: 'Whether the tier needs growth that may still come back.' })
  provisional!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What a return would do to the points of one line.' })
export class PointsReturnLine {
  @Field(() => ID, { description: 'Id of the order line (TypeID).' })
  lineId!: string;

  @Field(() => Int, { description: 'Number of the line, from 1.' })
  lineNo!: number;

  @Field(() => PointsTakenBack, { description: 'Points of the purchase that are reversed 冲回.' })
  points!: PointsTakenBack;

  @Field(() => PointsTakenBack, { description: 'Tier bonus that is reversed.' })
  bonus!: PointsTakenBack;

  @Field(() => PointsScalar, { description: 'Growth that is reversed.' })
  growth!: bigint;

  @Field(() => PointsScalar, { description: 'Points spent on this line 抵现 that come back.' })
  givenBack!: bigint;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a return would do to points, growth and tier 退货预览: decided by the rules and rows '
    + 'of the return itself, as they stand now; nothing is changed.',
})
export class PointsReturnPreview {
  @Field(() => OrderPointsStateName, { description: 'Whether the return window has ended.' })
  state!: string;

  @Field(() => PointsTakenBack, { description: 'Points of the purchase that are reversed 冲回, all lines.' })
  points!: PointsTakenBack;

  @Field(() => PointsTakenBack, { description: 'Tier bonus that is reversed, all lines.' })
  bonus!: PointsTakenBack;

  @Field(() => PointsScalar, { description: 'Growth that is reversed, all lines.' })
  growth!: bigint;

  @Field(() => PointsGivenBack, { description: 'Points spent on what came back: they return.' })
  givenBack!: PointsGivenBack;

  @Field(() => PointsStanding, { description: 'The account as it stands.' })
  before!: PointsStanding;

  @Field(() => PointsStanding, { description: 'The account as it would stand.' })
  after!: PointsStanding;

  @Field(() => [PointsReturnLine], { description: 'One for each line of the order that was asked, at most 1,000.' })
  lines!: PointsReturnLine[];

  /** Not in the graph. */
  currency!: string;
}
