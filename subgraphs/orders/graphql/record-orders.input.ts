import { Field, ID, InputType, Int } from 'type-graphql';
import { CurrencyCode } from '../../kernel/graph/money.type.ts';
import { DateTimeScalar, DecimalScalar, PointsScalar } from '../../kernel/graph/scalars.ts';
import type { Fulfilment as FulfilmentWord } from '../../contracts/words.ts';
import { Fulfilment } from './words.ts';

const AMOUNT = 'in the currency of the order, for example "8999.00"; not below zero.';

@InputType({ description: 'Who bought: exactly one of the two.' })
export class OrderBuyerInput {
  @Field(() => ID, { nullable: true, description: 'A member. A channel names only members linked to it.' })
  memberId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The buyer\'s id in the channel, 1 to 200 characters. While nobody knows it, the order '
      + 'is kept and linked within the days of the order policy.',
  })
  externalId?: string | null;
}

@InputType({ description: 'One line of an order to record.' })
export class RecordOrderLineInput {
  @Field(() => String, { nullable: true, description: 'SKU 货号; this or itemId.' })
  sku?: string | null;

  @Field(() => ID, { nullable: true, description: 'Item; this or sku.' })
  itemId?: string | null;

  @Field(() => Int, { defaultValue: 1, description: 'Pieces, 1 to 1,000,000.' })
  quantity!: number;

  @Field(() => DecimalScalar, { description: `Price of one piece, ${AMOUNT}` })
  unitPrice!: string;

  @Field(() => Int, {
    nullable: true, description: 'Gold weight 金重 of one piece as it was weighed, milligrams, 1 to 100,000,000.',
  })
  goldWeightMg?: number | null;

  @Field(() => DecimalScalar, {
    nullable: true, description: `Board price 金价 of a gram that it was priced with, ${AMOUNT}`,
  })
  boardPrice?: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: `Labour fee 工费 of one piece as it was charged, no more than its price, ${AMOUNT} What the catalog `
      + 'says, when not given; points-cash on class C goes by the lesser of the two.',
  })
  labour?: string | null;

  @Field(() => DecimalScalar, { defaultValue: '0', description: `Reduction of this line, ${AMOUNT}` })
  lineDiscount!: string;
}

@InputType({ description: 'One reduction of the whole order, split over its eligible lines.' })
export class RecordOrderDiscountInput {
  @Field(() => DecimalScalar, { description: `How much, ${AMOUNT}` })
  amount!: string;

  @Field({ description: 'Code of the coupon or campaign, 1 to 100 characters.' })
  code!: string;

  @Field(() => [Int], {
    nullable: true, description: 'Indexes from 0 of the lines it is valid on, at most 1,000; all when null.',
  })
  eligibleLines?: number[] | null;
}

@InputType({
  description: 'Points spent on the order 积分抵现, held before by the same channel or by head office. The buyer is '
    + 'the member whose points they are. While loyalty is away the order is refused and may be sent again.',
})
export class PointsHoldInput {
  @Field(() => ID, { description: 'The hold (loyalty); each hold pays one order.' })
  id!: string;

  @Field(() => PointsScalar, { description: 'Points of the hold, more than zero.' })
  points!: bigint;

  @Field(() => DecimalScalar, {
    description: 'What they pay: exactly PointsHold.worth in the currency of the order. At most 10 % of the '
      + 'eligible amount, on class C at most the labour fee, nothing on class D.',
  })
  amount!: string;
}

@InputType({ description: 'A sale to record, as it was priced.' })
export class RecordOrderInput {
  @Field({ description: 'Number of the order in its channel, 1 to 100 characters: its key.' })
  externalNo!: string;

  @Field(() => OrderBuyerInput, { nullable: true, description: 'Who bought; null when nobody knows.' })
  buyer?: OrderBuyerInput | null;

  @Field(() => ID, { nullable: true, description: 'Outlet that sold; this or outletCode.' })
  outletId?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the outlet that sold; this or outletId.' })
  outletCode?: string | null;

  @Field(() => Fulfilment, { description: 'How it reaches its buyer.' })
  fulfilment!: FulfilmentWord;

  @Field(() => CurrencyCode, { description: 'Currency of all amounts of the order.' })
  currency!: string;

  @Field(() => DateTimeScalar, { description: 'When it was paid; from 1970-01-01 on, not in the future.' })
  paidAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'When it was delivered, if it was; else recordDelivery tells later.',
  })
  deliveredAt?: Date | null;

  @Field(() => [RecordOrderLineInput], { description: 'Its lines, 1 to 1,000.' })
  lines!: RecordOrderLineInput[];

  @Field(() => [RecordOrderDiscountInput], {
    defaultValue: [],
    description: 'Reductions of the whole order, at most 50, applied in this order: each is split over what the '
      + 'earlier ones have left.',
  })
  orderDiscounts!: RecordOrderDiscountInput[];

  @Field(() => DecimalScalar, { defaultValue: '0', description: `Credit for old gold, ${AMOUNT}` })
  tradeInCredit!: string;

  @Field(() => PointsHoldInput, { nullable: true, description: 'Points spent on it; null for none.' })
  pointsHold?: PointsHoldInput | null;

  @Field(() => DecimalScalar, { defaultValue: '0', description: `Shipping, ${AMOUNT}` })
  shipping!: string;

  @Field(() => DecimalScalar, { defaultValue: '0', description: `Fees, ${AMOUNT}` })
  fees!: string;

  @Field(() => String, { nullable: true, description: 'Remark, at most 500 characters.' })
  note?: string | null;
}

@InputType({ description: 'Sales to record: a batch, each accepted or refused on its own.' })
export class RecordOrdersInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Channel that sold them; a partner channel\'s own, or the outlet\'s, when not given.',
  })
  channelId?: string | null;

  @Field(() => [RecordOrderInput], { description: 'The orders, 1 to 500.' })
  orders!: RecordOrderInput[];
}
