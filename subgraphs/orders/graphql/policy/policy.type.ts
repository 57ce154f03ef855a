import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';

const days = (sale: string) => ({ nullable: true,
  description: `Return window of ${sale}, days, 0 to 365; null: as everywhere.` });

@ObjectType()
@InputType()
class Windows {
  @Field(() => Int, days('a store sale'))
  storeWindowDays!: number | null;

  @Field(() => Int, days('a web sale'))
  webWindowDays!: number | null;

  @Field(() => Int, days('a live sale'))
  liveWindowDays!: number | null;

  @Field(() => Int, days('custom work'))
  customWindowDays!: number | null;

  @Field(() => Int, days('a trade-in'))
  tradeInWindowDays!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Return windows 退货期 of goods sold by outlets of one region.' })
export class RegionWindows extends Windows {
  @Field(() => Region, { description: 'Region of the selling outlet.' })
  region!: string;
}

@InputType({ description: 'Return windows of goods sold by outlets of one region.' })
export class RegionWindowsInput extends Windows {
  @Field({ description: 'Code of the region 会籍地区 of the selling outlet, for example "CN".' })
  region!: string;
}

const OWN_WINDOWS = 'Where a region has return windows of its own 分地区退货期, one per region.';

@ObjectType()
@InputType()
class Numbers {
  @Field(() => Int, { description: 'Charity 公益金, basis points of the base, 0 to 10,000.' })
  charityBps!: number;

  @Field(() => Int, {
    description: 'The most that points may pay 积分抵现 of the eligible amount, basis points, 0 to 10,000.',
  })
  pointsCashBps!: number;

  @Field(() => Int, {
    description: 'Days after payment in which an order may find its member 补录会员, 0 to 3,650.',
  })
  linkDays!: number;

  @Field(() => Int, {
    description: 'Days after payment at whose end the return window is over while the delivery is unknown, 0 to 365.',
  })
  unknownDeliveryDays!: number;

  @Field(() => Int, { description: 'Return window 退货期 of a store sale, days from delivery, 0 to 365.' })
  storeWindowDays!: number;

  @Field(() => Int, { description: 'Return window of a web sale, days from delivery, 0 to 365.' })
  webWindowDays!: number;

  @Field(() => Int, { description: 'Return window of a live sale, days from delivery, 0 to 365.' })
  liveWindowDays!: number;

  @Field(() => Int, { description: 'Return window of custom work, days from hand-over, 0 to 365.' })
  customWindowDays!: number;

  @Field(() => Int, { description: 'Return window of a trade-in, days from delivery, 0 to 365.' })
  tradeInWindowDays!: number;
}

const LOCK = 'How long a quote 报价单 locks its price, minutes, 1 to 240';
const PAY = 'How long an order that is placed waits for its payment 待支付时限, minutes, 1 to 1,080';
const KEEPS = 'null keeps that of the version before.';

@ObjectType({ simpleResolvers: true, description: 'What orders count with.' })
export class OrderRules extends Numbers {
  @Field(() => Int, { description: `${LOCK}.` })
  quoteLockMinutes!: number;

  @Field(() => Int, { description: `${PAY}.` })
  payMinutes!: number;

  @Field(() => [RegionWindows], { nullable: true, description: OWN_WINDOWS })
  regionWindows?: readonly RegionWindows[];
}

@InputType({ description: 'What orders count with.' })
export class OrderRulesInput extends Numbers {
  @Field(() => Int, { nullable: true, description: `${LOCK}; ${KEEPS}` })
  quoteLockMinutes!: number;

  @Field(() => Int, { nullable: true, description: `${PAY}; ${KEEPS}` })
  payMinutes!: number;

  @Field(() => [RegionWindowsInput], {
    nullable: true,
    description: `${OWN_WINDOWS} Null keeps those of the version before, an empty list ends them.`,
  })
  regionWindows?: readonly RegionWindowsInput[];
}

@ObjectType('OrderPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the order policy 订单规则; an order keeps the one of its payment.',
})
export class OrderPolicy extends PolicyOf(OrderRules, 'OrderPolicy') {}
