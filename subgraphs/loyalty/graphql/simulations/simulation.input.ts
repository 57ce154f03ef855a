import { Field, ID, InputType, Int } from 'type-graphql';
import { CurrencyCode, MoneyInput } from '../../../kernel/graph/money.type.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';

@InputType({ description: 'A line of a sale that is only thought of.' })
export class SimulatedLineInput {
  @Field({ description: 'Code of its margin class 积分品类, for example "A".' })
  marginClass!: string;

  @Field(() => MoneyInput, { description: 'Amount of the whole line, zero or more.' })
  amount!: MoneyInput;

  @Field(() => MoneyInput, { nullable: true, description: 'Discount of the line alone; none when absent.' })
  discount?: MoneyInput | null;
}

@InputType({ description: 'A discount of the whole sale, split over its lines.' })
export class SimulatedDiscountInput {
  @Field(() => MoneyInput, { description: 'How much.' })
  amount!: MoneyInput;

  @Field(() => [Int], {
    nullable: true, description: 'Numbers of the lines that it is for, from 1, 1 to 1,000 of them; all when absent.',
  })
  eligibleLines?: number[] | null;
}

@InputType({ description: 'A sale that is only thought of: of a member, or of anybody in a tier of a programme.' })
export class AccrualSimulationInput {
  @Field(() => ID, { nullable: true, description: 'The buyer; or else programme and tier.' })
  memberId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a programme, when no member is meant.' })
  programme?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of a tier of that programme.' })
  tier?: string | null;

  @Field(() => CurrencyCode, { description: 'Currency of the sale: of each of its amounts.' })
  currency!: string;

  @Field(() => [SimulatedLineInput], { description: 'Its lines, 1 to 1,000.' })
  lines!: SimulatedLineInput[];

  @Field(() => [SimulatedDiscountInput], {
    defaultValue: [], description: 'Discounts of the order in their order, at most 100.',
  })
  orderDiscounts!: SimulatedDiscountInput[];

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'What points pay of it 积分抵现, on lines whose class allows it. The most that they may pay is '
      + 'asked by recordOrder, not here.',
  })
  pointsCash?: MoneyInput | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Credit for a trade-in 以旧换新.' })
  tradeInCredit?: MoneyInput | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it is paid; now when absent.' })
  paidAt?: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'End of its return window as orders would tell it; 30 days after payment when absent, as for a sale '
      + 'whose delivery is unknown.',
  })
  windowEndsAt?: Date | null;
}

@InputType({ description: 'Points that somebody thinks of spending.' })
export class RedemptionSimulationInput {
  @Field(() => ID, { description: 'Whose points.' })
  memberId!: string;

  @Field(() => PointsScalar, { description: 'How many, 1 to 1,000,000,000.' })
  points!: bigint;

  @Field(() => CurrencyCode, {
    nullable: true, description: 'Currency of the sale they would pay; that of home when absent.',
  })
  currency?: string | null;

  @Field(() => MoneyInput, { nullable: true, description: 'What they are thought to be worth; it is compared.' })
  amount?: MoneyInput | null;
}
