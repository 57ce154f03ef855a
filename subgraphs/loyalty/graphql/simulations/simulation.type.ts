import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { DateScalar, DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { SimulationCode } from '../../queries/simulations/simulate-accrual.ts';
import { TierView } from '../accounts/loyalty-account.type.ts';
import { PointsStanding } from '../orders/return-preview.type.ts';
import { LotCauseName } from '../words.ts';

const CODES: Readonly<Record<SimulationCode, string>> = {
  NOT_FOUND: 'There is no such member, programme or tier, or it is not visible.',
  UNKNOWN_CLASS: 'There is no such margin class; the path says which.',
  REDUCTION_TOO_LARGE: 'A discount, points or trade-in credit takes more than its lines have; the path says which.',
  RATE_UNKNOWN: 'No rate between the currencies was in force then.',
  TOO_LARGE: 'The amounts add up to more than a sale can be.',
  POINTS_DEBT: 'The member owes points 待补扣积分: none can be spent meanwhile.',
  INSUFFICIENT_POINTS: 'The member has fewer points; `before.available` says how many.',
  POINTS_AMOUNT_MISMATCH: 'The amount is not what the points are worth; `worth` and `worthAbroad` are.',
};
const SimulationCodeName = Object.fromEntries(Object.keys(CODES).map((code) => [code, code])) as
  { readonly [Code in SimulationCode]: Code };
registerEnumType(SimulationCodeName, {
  name: 'SimulationRefusalCode', description: 'Why the deed would be refused 试算不通过的原因.',
  valuesConfig: Object.fromEntries(Object.entries(CODES).map(([code, description]) => [code, { description }])),
});

@ObjectType({ simpleResolvers: true, description: 'Why the deed would be refused.' })
export class SimulationRefusal {
  @Field(() => SimulationCodeName, { description: 'The reason.' })
  code!: SimulationCode;

  @Field({ description: 'The same in English, for developers.' })
  message!: string;

  @Field(() => [String], { description: 'Where in the input; empty for the whole.' })
  path!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'What one line would earn, and by which numbers.' })
export class SimulatedLine {
  @Field(() => Int, { description: 'Number of the line, from 1.' })
  lineNo!: number;

  @Field(() => MarginClass, { description: 'Its margin class.' })
  marginClass!: string;

  @Field(() => Money, { description: 'What counts of it: after discounts, points-cash and trade-in credit.' })
  base!: MoneyView;

  @Field(() => Money, { description: 'The same in the currency of the programme.' })
  homeBase!: MoneyView;

  @Field(() => Int, { description: 'Points for `rateDenominator` minor units.' })
  rateNumerator!: number;

  @Field(() => Int, { description: 'Minor units that earn `rateNumerator` points.' })
  rateDenominator!: number;

  @Field(() => PointsScalar, { description: 'Points of the class.' })
  points!: bigint;

  @Field(() => PointsScalar, { description: 'Tier bonus 等级加成 on them.' })
  bonus!: bigint;

  @Field(() => PointsScalar, { description: 'Growth 成长值.' })
  growth!: bigint;
}

@ObjectType({ simpleResolvers: true, description: 'Points that would be given or taken as one, until one day.' })
export class SimulatedLot {
  @Field(() => PointsScalar, { description: 'How many.' })
  points!: bigint;

  @Field(() => LotCauseName, { description: 'Where they come from.' })
  cause!: string;

  @Field({ description: 'Who bears their cost.' })
  funder!: string;

  @Field(() => DateTimeScalar, { description: 'From when on they may be spent.' })
  activeAt!: Date;

  @Field(() => DateScalar, { description: 'Last day they may be spent on 有效至, by the calendar of the programme.' })
  validUntil!: string;
}

@ObjectType({
  simpleResolvers: true, description: 'What a sale would earn 积分试算: the rules of the sale itself; nothing is '
    + 'changed.',
})
export class AccrualSimulation {
  @Field(() => SimulationRefusal, {
    nullable: true, description: 'Why it cannot be said; all else is null or empty then.',
  })
  refusal!: SimulationRefusal | null;

  @Field(() => [SimulatedLine], { description: 'One for each line, in their order.' })
  lines!: SimulatedLine[];

  @Field(() => PointsScalar, { nullable: true, description: 'Points of all lines.' })
  points!: bigint | null;

  @Field(() => PointsScalar, { nullable: true, description: 'Tier bonus of all lines.' })
  bonus!: bigint | null;

  @Field(() => PointsScalar, { nullable: true, description: 'Growth of all lines.' })
  growth!: bigint | null;

  @Field(() => [SimulatedLot], {
    description: 'The lots it would open, each bonus as one of its own; at most 1,100.',
  })
  lots!: SimulatedLot[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the points would become spendable.' })
  activeAt!: Date | null;

  @Field(() => Int, { nullable: true, description: 'Version of the programme’s rules that counts.' })
  policyVersion!: number | null;

  @Field(() => Int, { nullable: true, description: 'Bonus of the tier at payment, percent.' })
  bonusPercent!: number | null;

  @Field(() => PointsStanding, { nullable: true, description: 'The account as it stands.' })
  before!: PointsStanding | null;

  @Field(() => PointsStanding, { nullable: true, description: 'The account as it would stand.' })
  after!: PointsStanding | null;

  @Field(() => TierView, { nullable: true, description: 'The tier as it would be, and how far the next one is.' })
  tier!: TierView | null;
}

@ObjectType({
  simpleResolvers: true, description: 'What spending points would take 兑换试算: the rules of the hold itself; '
    + 'nothing is changed.',
})
export class RedemptionSimulation {
  @Field(() => SimulationRefusal, { nullable: true, description: 'Why it would be refused.' })
  refusal!: SimulationRefusal | null;

  @Field(() => Money, { nullable: true, description: 'What the points are worth at home.' })
  worth!: MoneyView | null;

  @Field(() => Money, {
    nullable: true, description: 'What they are worth in `currency`; null when none was given or no rate is '
      + 'in force.',
  })
  worthAbroad!: MoneyView | null;

  @Field(() => [SimulatedLot], {
    description: 'From which lots, in spending order, at most 1,000 of them; empty when they could not be set aside.',
  })
  lots!: SimulatedLot[];

  @Field(() => PointsStanding, { nullable: true, description: 'The account as it stands, with what is due by now.' })
  before!: PointsStanding | null;

  @Field(() => PointsStanding, { nullable: true, description: 'The account as it would stand.' })
  after!: PointsStanding | null;
}

@ObjectType({
  simpleResolvers: true, description: 'Which tier a member would have 等级试算, by the rules of the review '
    + 'itself; nothing is changed.',
})
export class TierSimulation {
  @Field(() => SimulationRefusal, { nullable: true, description: 'Why it cannot be said.' })
  refusal!: SimulationRefusal | null;

  @Field(() => TierView, { nullable: true, description: 'At that moment without the growth that is asked about.' })
  before!: TierView | null;

  @Field(() => TierView, { nullable: true, description: 'At that moment with it.' })
  after!: TierView | null;
}
