import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyDecisionView } from '../../../kernel/graph/policy.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { ProgrammeFigures } from './programme-figures.type.ts';
import { PointsBonusRule, PointsBonusRuleInput } from './bonus-rule.type.ts';
import { Tier, type TierValue } from './tier.type.ts';

@ObjectType({ simpleResolvers: true })
@InputType()
class ClassNumbers {
  @Field(() => Int, { description: 'Points 积分 for `pointsDenominator` minor units, 0 to 1,000,000.' })
  pointsNumerator!: number;

  @Field(() => Int, { description: 'Minor units that earn `pointsNumerator` points, 1 to 1,000,000.' })
  pointsDenominator!: number;

  @Field(() => Int, { description: 'Growth 成长值 for `growthDenominator` minor units, 0 to 1,000,000.' })
  growthNumerator!: number;

  @Field(() => Int, { description: 'Minor units that earn `growthNumerator` growth, 1 to 1,000,000.' })
  growthDenominator!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Rates of a margin class, per minor unit of money.' })
export class ClassRate extends ClassNumbers {
  @Field(() => MarginClass, { description: 'Margin class.' })
  marginClass!: string;
}

@InputType({ description: 'Rates of a margin class, per minor unit of money.' })
export class ClassRateInput extends ClassNumbers {
  @Field({ description: 'Code of a margin class 积分品类, for example "A".' })
  marginClass!: string;
}

@ObjectType({ simpleResolvers: true })
@InputType()
class TierNumbers {
  @Field(() => Int, {
    description: 'Growth from which on the tier is reached; 0 for the first, then rising: 0 to 1,000,000,000.',
  })
  threshold!: number;

  @Field(() => Int, { description: 'Bonus on the points of each line, percent, 0 to 500.' })
  bonusPercent!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a tier asks and gives.' })
export class TierRule extends TierNumbers {
  @Field(() => Tier, { description: 'Tier 等级, as this version calls it.' })
  tier!: TierValue;
}

@InputType({ description: 'What a tier asks and gives.' })
export class TierRuleInput extends TierNumbers {
  @Field({ description: 'Code of the tier, for ever: small letters, digits and hyphens, at most 30.' })
  tier!: string;

  @Field(() => String, {
    nullable: true, description: 'Name in Chinese, 1 to 40 characters; left out, as the programme calls it already.',
  })
  nameZh!: string | null;

  @Field(() => String, {
    nullable: true, description: 'Name in English, 1 to 40 characters; left out, as the programme calls it already.',
  })
  nameEn!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Everything a programme counts with.' })
export class ProgrammeRules extends ProgrammeFigures {
  @Field(() => [ClassRate], {
    description: 'One for each margin class that the version knows; the others earn nothing.',
  })
  rates!: ClassRate[];

  @Field(() => [TierRule], { description: 'From the lowest to the highest, at most 8.' })
  tiers!: TierRule[];

  @Field(() => [PointsBonusRule], { description: 'Bonuses of campaigns and member days 活动加成, at most 50.' })
  bonuses!: PointsBonusRule[];
}

@InputType({ description: 'Everything a programme counts with.' })
export class ProgrammeRulesInput extends ProgrammeFigures {
  @Field(() => [ClassRateInput], { description: 'One for each margin class that is offered now (marginClasses).' })
  rates!: ClassRateInput[];

  @Field(() => [TierRuleInput], {
    description: 'At least 2 and at most 8, from the lowest to the highest. With other codes than before each '
      + 'member is carried over when the version begins: to the highest tier that asks no more than the one held.',
  })
  tiers!: TierRuleInput[];

  @Field(() => [PointsBonusRuleInput], {
    nullable: true, description: 'Bonuses of campaigns and member days, at most 50; those that count when absent.',
  })
  bonuses!: PointsBonusRuleInput[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'One immutable version of a programme’s rules.' })
export class ProgrammePolicy extends PolicyDecisionView {
  @Field(() => Int, { description: 'Version, from 1; postings name it.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'Counts for payments from this instant on.' })
  effectiveFrom!: Date;

  @Field(() => String, { nullable: true, description: 'Who published it; null outside head office.' })
  publishedBy!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  @Field(() => String, {
    nullable: true, description: 'Why, at most 500 characters; null outside head office.',
  })
  note!: string | null;

  @Field(() => ProgrammeRules, { description: 'The rules.' })
  rules!: ProgrammeRules;

  programmeCode!: string;
}

@ObjectType({
  simpleResolvers: true, description: 'A loyalty programme 积分与等级规则: rates and tiers of one or more home regions.',
})
export class Programme {
  @Field({ description: 'Code of the programme, for example "HK".' })
  code!: string;

  @Field({ description: 'Name for people.', deprecationReason: 'Use nameZh by 2027-06-30.' })
  name!: string;

  @Field({ description: 'Name in Chinese.' })
  nameZh!: string;

  @Field({ description: 'Name in English.' })
  nameEn!: string;

  @Field({ description: 'ISO 4217 currency that its rates count in.' })
  currency!: string;

  @Field({ description: 'IANA time zone of its business days.' })
  timeZone!: string;

  @Field(() => [Region], { description: 'Home regions 会籍地区 whose members belong to it, one for each code.' })
  regions!: string[];
}
