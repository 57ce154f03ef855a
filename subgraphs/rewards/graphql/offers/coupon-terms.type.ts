import { Field, Int, ObjectType } from 'type-graphql';
import { CurrencyCode, Money } from '../../../kernel/graph/money.type.ts';
import { DateScalar } from '../../../kernel/graph/scalars.ts';
import { MarginClass } from '../../../words/graphql/margin-class.resolver.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { CouponAtReturn, CouponTrigger, LimitPeriod, ReductionKind } from '../coupon-words.ts';
import { Channel, Franchise, Item, Outlet, Product, Segment } from '../stubs.type.ts';

@ObjectType({ simpleResolvers: true, description: 'What a version of an offer says 优惠条款.' })
export class CouponTerms {
  @Field(() => ReductionKind, { description: 'What it takes off.' }) kind!: string;
  @Field(() => Int, { nullable: true,
    description: 'Taken off, in basis points: 2,000 is 8折; null where an amount is said.' })
  offBps!: number | null;

  @Field(() => Money, { nullable: true,
    description: 'Taken off the order, or the price of a piece; null where a rate is said.' })
  amount!: Money | null;

  @Field(() => Money, { nullable: true,
    description: 'What the lines it is valid on come to at least 门槛; null: any amount.' })
  threshold!: Money | null;

  @Field(() => CurrencyCode, { nullable: true, description: 'Of its amounts; null where it says none.' })
  currency!: string | null;

  @Field({ description: 'Stacking group 叠加组: one of a group applies, the one that saves most.' }) group!: string;
  @Field(() => [MarginClass], {
    description: 'Margin classes it is valid on; none: all but investment gold. At most 500.' })
  marginClasses!: readonly string[];

  @Field(() => [Product], { nullable: 'items',
    description: 'Styles it is valid on, with items and series any of them; none: all. At most 500.' })
  products!: readonly Product[];

  @Field(() => [Item], { nullable: 'items', description: 'Items it is valid on; at most 500.' })
  items!: readonly Item[];

  @Field(() => [String], { description: 'Series it is valid on; at most 500.' }) series!: readonly string[];
  @Field(() => [Channel], { nullable: 'items', description: 'Channels it is valid in; none: all. At most 500.' })
  channels!: readonly Channel[];

  @Field(() => [Outlet], { nullable: 'items', description: 'Outlets it is valid at; none: all. At most 500.' })
  outlets!: readonly Outlet[];

  @Field(() => [Region], { description: 'Home regions whose members may have it; none: all. At most 500.' })
  regions!: readonly string[];

  @Field(() => [String], { description: 'Tiers it is for, as "CN:gold"; none: all. At most 500.' })
  tiers!: readonly string[];

  @Field(() => Segment, {
    nullable: true,
    description: 'The segment 适用分群 whose members may have it; null: everybody, or for others than head office.',
  })
  segment!: Segment | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day, in the zone of the member\'s region.' })
  validFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day, included.' }) validUntil!: string | null;
  @Field(() => [Int], {
    description: 'Days of the week on which it counts 星期, 1 Monday to 7 Sunday; none: every day. At most 7.' })
  weekdays!: readonly number[];

  @Field(() => [Int], {
    description: 'Days of the month on which it counts 每月几日, 1 to 31; none: every day. At most 31.' })
  monthDays!: readonly number[];

  @Field({ description: 'Whether it needs no coupon 自动优惠: it comes to each sale that it is for.' })
  automatic!: boolean;

  @Field(() => Int, { nullable: true,
    description: 'Days it is valid after the day it was given; null: as long as the offer.' })
  daysAfterIssue!: number | null;

  @Field(() => Int, { nullable: true, description: 'Coupons that are given out in all 发放总量; null: no limit.' })
  issuedLimit!: number | null;

  @Field(() => Int, { description: 'Coupons that one member may have, ever 每人限领.' }) perMember!: number;
  @Field(() => LimitPeriod, { description: 'How often limits of uses count anew.' }) period!: string;
  @Field(() => Int, { nullable: true, description: 'Uses of all in a period 总限用次数; null: no limit.' })
  usesLimit!: number | null;

  @Field(() => Int, { nullable: true, description: 'Uses of one member in a period; null: no limit.' })
  usesPerMember!: number | null;

  @Field(() => Int, { nullable: true, description: 'Uses at one outlet in a period; null: no limit.' })
  usesPerOutlet!: number | null;

  @Field(() => Money, { nullable: true,
    description: 'What all uses together may take off 预算; null: no limit, or for others than head office.' })
  budget!: Money | null;

  @Field(() => CouponTrigger, { description: 'What gives one by itself.' }) trigger!: string;
  @Field(() => CouponAtReturn, { description: 'What is asked of it when a part of its order comes back 部分退货.' })
  atPartialReturn!: string;

  @Field(() => String, { nullable: true,
    description: 'A code that gives one to whoever says it 公开券码; null: none, or for others than head office.' })
  publicCode!: string | null;

  @Field(() => Franchise, {
    nullable: true,
    description: 'Who pays 出资方; null: head office 总部, or another franchise to all but head office.',
  })
  funder!: Franchise | null;
}
