import { Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../kernel/graph/money.type.ts';
import { DateScalar, PointsScalar } from '../../kernel/graph/scalars.ts';
import type { MoneyView } from '../../kernel/money.ts';
import { PointsEntry } from './accounts/points-transaction.type.ts';

@ObjectType({ simpleResolvers: true, description: 'What members may still spend 积分负债.' })
export class PointsLiability {
  @Field(() => PointsScalar, { description: 'Spendable and pending points.' })
  points!: bigint;

  @Field(() => PointsScalar, { description: 'Beside them, set aside for redemptions.' })
  held!: bigint;

  @Field(() => Money, { description: 'What the points are worth: by pointsPerUnit of the rules in force.' })
  worth!: MoneyView;
}

@ObjectType({ simpleResolvers: true, description: 'Points redeemed in a year of those it began with 年度消耗率.' })
export class PointsBurn {
  @Field(() => PointsScalar, { description: 'Available, pending and held a year before.' })
  opening!: bigint;

  @Field(() => PointsScalar, { description: 'Redeemed since, less restored.' })
  redeemed!: bigint;

  @Field(() => Int, { nullable: true, description: 'Basis points, floor; null when there were none a year before.' })
  bps!: number | null;

  @Field(() => Int, { description: 'Percent at least, by the rules in force.' })
  percent!: number;

  @Field({ description: 'Whether it is below that: an alert.' })
  isLow!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'The books of a programme at the end of a business day 积分报表.' })
export class PointsReport {
  @Field(() => DateScalar, { description: 'The day, by the calendar of the programme.' })
  day!: string;

  @Field(() => [PointsEntry], { description: 'Trial balance 试算平衡: each account of the ledger, at most 9.' })
  accounts!: PointsEntry[];

  @Field(() => PointsScalar, { description: 'Their sum: 0 when the books balance.' })
  difference!: bigint;

  @Field(() => PointsLiability, { description: 'Liability.' })
  liability!: PointsLiability;

  @Field(() => PointsBurn, { description: 'Burn of the year that ends with the day.' })
  burn!: PointsBurn;
}
