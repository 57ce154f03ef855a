import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar, PointsScalar } from '../../kernel/graph/scalars.ts';

@ObjectType({ simpleResolvers: true, description: 'Movements of points in one month.' })
export class LoyaltyMonth {
  @Field(() => DateScalar, { description: 'First day of the month, in each programme’s time zone.' })
  month!: string;

  @Field(() => PointsScalar, { description: 'Points issued, returns not deducted.' })
  issued!: bigint;

  @Field(() => PointsScalar, { description: 'Points reversed by returns.' })
  reversed!: bigint;

  @Field(() => PointsScalar, { description: 'Points redeemed, less points restored.' })
  redeemed!: bigint;

  @Field(() => PointsScalar, { description: 'Points expired.' })
  expired!: bigint;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Points of a programme over a period; without one, the sum of all, each by its own business days.',
})
export class LoyaltySummary {
  @Field(() => PointsScalar, { description: 'Points issued, returns not deducted.' })
  issued!: bigint;

  @Field(() => PointsScalar, { description: 'Points reversed by returns.' })
  reversed!: bigint;

  @Field(() => PointsScalar, { description: 'Points redeemed, less points restored.' })
  redeemed!: bigint;

  @Field(() => PointsScalar, { description: 'Points expired.' })
  expired!: bigint;

  @Field(() => PointsScalar, { description: 'Liability now: available, pending and held points.' })
  liability!: bigint;

  @Field(() => PointsScalar, { description: 'Points owed by members now.' })
  debt!: bigint;

  @Field(() => Int, { nullable: true, description: 'Redeemed of issued 消耗率, basis points; null without issue.' })
  burnRateBps!: number | null;

  @Field(() => [LoyaltyMonth], { description: 'By month, oldest first; at most 122.' })
  months!: LoyaltyMonth[];
}
