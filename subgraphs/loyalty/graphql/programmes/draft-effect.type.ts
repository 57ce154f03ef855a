import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { Tier, type TierValue } from './tier.type.ts';

const DraftEffectStateName = { COUNTING: 'COUNTING', COUNTED: 'COUNTED' } as const;
registerEnumType(DraftEffectStateName, {
  name: 'DraftEffectState', description: 'How far an effect is counted 试算进度.',
  valuesConfig: {
    COUNTING: { description: 'Members are still being counted: the numbers are of those that are done.' },
    COUNTED: { description: 'All members are counted.' },
  },
});

@ObjectType({
  simpleResolvers: true,
  description: 'What a version would have made of orders, after returns, of some members or lines.',
})
export class DraftEffectSum {
  @Field(() => Tier, { nullable: true, description: 'Of members who have this tier now; null for other sums.' })
  tier!: TierValue | null;

  @Field(() => Region, { nullable: true, description: 'Of members at home there; null for other sums.' })
  region!: string | null;

  @Field(() => MarginClass, { nullable: true, description: 'Of lines of this class; null for other sums.' })
  marginClass!: string | null;

  @Field(() => Int, { description: 'Members with such lines.' })
  members!: number;

  @Field(() => Int, { description: 'Who would have more points by it, tier bonus included 受益会员.' })
  membersUp!: number;

  @Field(() => Int, { description: 'Who would have fewer 受损会员.' })
  membersDown!: number;

  @Field(() => PointsScalar, { description: 'Points 积分 as they were counted, without the tier’s bonus.' })
  pointsBefore!: bigint;

  @Field(() => PointsScalar, { description: 'Points by the version.' })
  pointsAfter!: bigint;

  @Field(() => PointsScalar, { description: 'Tier bonus 等级加成 as it was counted.' })
  bonusBefore!: bigint;

  @Field(() => PointsScalar, { description: 'Bonus by the version, at the tier of the time.' })
  bonusAfter!: bigint;

  @Field(() => PointsScalar, { description: 'Growth 成长值 as it was counted.' })
  growthBefore!: bigint;

  @Field(() => PointsScalar, { description: 'Growth by the version.' })
  growthAfter!: bigint;

  @Field(() => Money, {
    description: 'What it would have cost more 成本变化: points and bonus by the version less those that were counted, '
      + 'each worth what it is by its own rules; below zero when it would have cost less.',
  })
  cost!: MoneyView;
}

@ObjectType({ simpleResolvers: true, description: 'What a version would have made of the orders of a period.' })
export class DraftEffectPeriod {
  @Field(() => DateTimeScalar, { description: 'Payments from then on.' })
  from!: Date;

  @Field(() => DateTimeScalar, { description: 'Payments before then.' })
  until!: Date;

  @Field(() => DraftEffectSum, { description: 'Of all members.' })
  total!: DraftEffectSum;

  @Field(() => [DraftEffectSum], { description: 'One for each tier that buyers have now, at most 16.' })
  byTier!: DraftEffectSum[];

  @Field(() => [DraftEffectSum], { description: 'One for each home region of buyers, at most 100.' })
  byRegion!: DraftEffectSum[];

  @Field(() => [DraftEffectSum], { description: 'One for each margin class that was bought, at most 100.' })
  byClass!: DraftEffectSum[];
}

@ObjectType({ simpleResolvers: true, description: 'Members who would have another tier 等级变动.' })
export class DraftTierMove {
  @Field(() => Tier, { description: 'From.' })
  from!: TierValue;

  @Field(() => Tier, { description: 'To.' })
  to!: TierValue;

  @Field(() => Int, {
    description: 'Whom the version moves when it begins, by the rule of that day, with the growth that the year would '
      + 'have brought. What was reached is never taken back by a raised threshold.',
  })
  atStart!: number;

  @Field(() => Int, {
    description: 'Whom growth alone would put there: it says who would have to reach the tier anew.',
  })
  byGrowth!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a version that a person proposed would have made of real orders 规则试算: counted member by member '
    + 'in the background, and kept with the version for whoever decides.',
})
export class DraftEffect {
  @Field(() => DraftEffectStateName, { description: 'Whether it is counted.' })
  state!: keyof typeof DraftEffectStateName;

  @Field(() => Int, { description: 'Members that are counted.' })
  membersDone!: number;

  @Field(() => Int, { description: 'Members of the programme when it was asked.' })
  membersTotal!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last one was counted.' })
  countedAt!: Date | null;

  @Field(() => DraftEffectPeriod, { description: 'Of the last whole month before it was proposed.' })
  month!: DraftEffectPeriod;

  @Field(() => DraftEffectPeriod, { description: 'Of the twelve whole months that end with that one.' })
  year!: DraftEffectPeriod;

  @Field(() => [DraftTierMove], { description: 'Who would change tiers, at most 64 pairs.' })
  tierMoves!: DraftTierMove[];
}
