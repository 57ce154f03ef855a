import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../../../kernel/graph/scalars.ts';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';
import type { BrandRule, CreditPrice, IncreaseBy, LabourRule } from '../../domain/policy.ts';
import { TradeInBrands, TradeInIncrease, TradeInLabour, TradeInPriceBasis } from '../words.ts';

const WAY = 'One way to trade in 换购方案, as the house offers it.';
const RULES = 'Rules of trade-ins 以旧换新规则.';
const CONSENT = 'What a customer agrees to before the melting 熔料同意书, in one language.';

@ObjectType('TradeInWay', { simpleResolvers: true, description: WAY })
@InputType('TradeInWayInput', { description: WAY })
export class TradeInWay {
  @Field({ description: 'Code: 1 to 40 small letters, digits and hyphens.' })
  way!: string;

  @Field({ description: 'Chinese name, 1 to 40 characters.' })
  nameZh!: string;

  @Field({ description: 'English name, 1 to 40 characters.' })
  nameEn!: string;

  @Field(() => TradeInPriceBasis, { description: 'Which price of the board the credit goes by.' })
  creditPrice!: CreditPrice;

  @Field(() => Int, { description: 'Loss 损耗, basis points of the fine gold, 0 to 10,000.' })
  lossBps!: number;

  @Field(() => DecimalScalar, {
    description: 'Depreciation 折旧费 of a gram, in the region’s currency, at most two decimals, 0 to 9,999,999.99: '
      + '"30.00".',
  })
  depreciation!: string;

  @Field(() => TradeInIncrease, { description: 'In what the new gold exceeds the old.' })
  increaseBy!: IncreaseBy;

  @Field(() => Int, { description: 'By how much, basis points, 0 to 100,000; 0 where nothing is demanded.' })
  increaseBps!: number;

  @Field(() => TradeInLabour, { description: 'Whether the credit pays labour fees.' })
  labour!: LabourRule;

  @Field(() => TradeInBrands, { description: 'Whose gold is taken.' })
  brands!: BrandRule;

  @Field(() => [String], { description: 'Other brands that are taken, at most 100; empty unless they are listed.' })
  brandNames!: readonly string[];
}

@ObjectType('TradeInConsentText', { simpleResolvers: true, description: CONSENT })
@InputType('TradeInConsentTextInput', { description: CONSENT })
export class TradeInConsentText {
  @Field({ description: 'Language, two small letters: "zh".' })
  language!: string;

  @Field({ description: 'The text, 1 to 2,000 characters.' })
  text!: string;
}

@ObjectType('TradeInRules', { simpleResolvers: true, description: RULES })
@InputType('TradeInRulesInput', { description: RULES })
export class TradeInRules {
  @Field(() => [TradeInWay], { description: 'Ways to trade in, at most 20, each code once.' })
  ways!: readonly TradeInWay[];

  @Field(() => [TradeInConsentText], { description: 'The consent, in at most 5 languages.' })
  consent!: readonly TradeInConsentText[];

  @Field(() => Int, { description: 'Minutes in which an offer binds 报价有效时间, 1 to 1,440.' })
  offerMinutes!: number;

  @Field(() => Int, { description: 'Purity 成色 of the board’s price that counts, parts per 10,000: 1 to 10,000.' })
  boardPurity!: number;

  @Field(() => Int, {
    description: 'From so many whole units of the region’s currency on one day the desk looks at a document 实名登记起点, '
      + '1 to 100,000,000.',
  })
  identityUnits!: number;
}

@ObjectType('TradeInPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the rules of trade-ins 以旧换新规则; an offer keeps the one it was made by.',
})
export class TradeInPolicy extends PolicyOf(TradeInRules, 'TradeInPolicy') {}
