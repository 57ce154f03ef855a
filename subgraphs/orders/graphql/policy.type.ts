import { Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Region } from '../../contracts/words.ts';
import { PolicyOf } from '../../kernel/graph/policy.type.ts';
import { RegionName } from './words.ts';

const days = (sale: string) => ({ nullable: true,
  description: `Return window of ${sale}, days, 0 to 365; null: as everywhere.` });

@ObjectType({ simpleResolvers: true, description: 'Return windows 退货期 of goods sold by outlets of one region.' })
@InputType('RegionWindowsInput', { description: 'Return windows of goods sold by outlets of one region.' })
export class RegionWindows {
  @Field(() => RegionName, { description: 'Region of the selling outlet.' })
  region!: Region;

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

@ObjectType({ simpleResolvers: true, description: 'What orders count with.' })
@InputType('OrderRulesInput', { description: 'What orders count with.' })
export class OrderRules {
  @Field(() => Int, { description: 'Charity 公益金, basis points of the base, 0 to 10,000.' })
  charityBps!: number;

  @Field(() => Int, {
    description: 'The most that points may pay 积分抵现 of the eligible amount, basis points, 0 to 10,000.',
  })
  pointsCashBps!: number;

  @Field(() => Int, {
    description: 'Days after payment in which an order may find its member 补登, 0 to 3,650.',
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

  @Field(() => [RegionWindows], { nullable: true, description: 'Where a region has return windows of its own 分地区退货期, '
    + 'one per region. In a new version null keeps those of the version before, an empty list ends them.' })
  regionWindows?: readonly RegionWindows[];
}

@ObjectType('OrderPolicy', {
  simpleResolvers: true,
  description: 'One immutable version of the order policy 订单规则; an order keeps the one of its payment.',
})
export class OrderPolicy extends PolicyOf(OrderRules, 'OrderPolicy') {}
