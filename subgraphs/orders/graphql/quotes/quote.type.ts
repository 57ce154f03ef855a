import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { CurrencyCode, Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateScalar, DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Bundle, Channel, Coupon, Item, Member, Outlet, TradeIn } from '../stubs.type.ts';
import { Fulfilment } from '../words.ts';
import { QuotedVerdict, QuoteState } from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'What buying it would earn, as loyalty says now 预计积分.' })
export class QuoteEarning {
  @Field(() => PointsScalar, { description: 'Points of its lines 积分.' }) points!: bigint;
  @Field(() => PointsScalar, { description: 'Tier bonus 等级加成 on them.' }) tierBonus!: bigint;
  @Field(() => PointsScalar, { description: 'Bonus of campaigns 活动加成.' }) campaignBonus!: bigint;
  @Field(() => PointsScalar, { description: 'Growth 成长值.' }) growth!: bigint;
  @Field(() => Int, { nullable: true, description: 'Version of the programme\'s rules that counts.' })
  policyVersion!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'One line as it is priced.' })
export class QuoteLine {
  @Field(() => Item, { nullable: true, description: 'The item.' }) item!: Item;
  @Field({ description: 'SKU 货号.' }) sku!: string;
  @Field({ description: 'Name of the item.' }) name!: string;
  @Field(() => Int, { description: 'Pieces.' }) quantity!: number;
  @Field(() => Money, { description: 'Price of one piece 单价.' }) unitPrice!: Money;
  @Field(() => Int, {
    nullable: true, description: 'Gold weight 金重 of one piece it was priced with, milligrams; null of a fixed price.',
  })
  goldWeightMg!: number | null;

  @Field(() => Money, { nullable: true, description: 'Board price 金价 of a gram; null of a fixed price.' })
  boardPrice!: Money | null;

  @Field(() => Money, {
    nullable: true, description: 'Labour fee 工费 of one piece; null of a fixed price, which includes it.',
  })
  labour!: Money | null;

  @Field(() => Money, { description: 'Price of the stones of one piece; zero of a fixed price.' }) stones!: Money;
  @Field(() => Money, { description: 'Price times quantity 金额.' }) amount!: Money;
  @Field(() => Money, { description: 'What its bundle and coupons take off this line by itself 单品优惠.' })
  lineReduction!: Money;

  @Field(() => Bundle, { nullable: true, description: 'Bundle 套装 it is of; null of none.' }) bundle!: Bundle | null;
  @Field(() => Money, { description: 'What of lineReduction its bundle takes off 套装优惠.' }) bundleReduction!: Money;
  @Field(() => Money, { description: 'Its share of what coupons take off the order 整单优惠分摊.' }) orderReduction!: Money;
  @Field(() => Money, { description: 'Its share of points-cash 积分抵现分摊.' }) pointsCash!: Money;
  @Field(() => PointsScalar, { description: 'Points that pay its share.' }) pointsSpent!: bigint;
  @Field(() => Boolean, { description: 'Whether points may pay of it: never of investment gold 投资金.' })
  pointsAllowed!: boolean;
  @Field(() => Money, { description: 'Its share of the credit for old gold 旧料抵扣分摊.' }) tradeInCredit!: Money;
  @Field(() => Money, { description: 'What is left: points count from it 计分金额.' }) base!: Money;
  @Field(() => PointsScalar, { nullable: true, description: 'Points it would earn; null where nobody known buys.' })
  points!: bigint | null;

  @Field(() => PointsScalar, { nullable: true, description: 'Tier bonus on them.' }) tierBonus!: bigint | null;
  @Field(() => PointsScalar, { nullable: true, description: 'Growth it would earn.' }) growth!: bigint | null;
  @Field(() => DateScalar, { nullable: true, description: 'Day on which what is ordered ahead 预售 is handed over; null: '
    + 'from stock.' })
  deliversOn!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What became of one coupon in a quote.' })
export class QuoteCoupon {
  @Field(() => Coupon, { nullable: true, description: 'The coupon; null when the member has no such one.' })
  coupon!: Coupon | null;

  @Field({ description: 'As it was named: its id or its code.' }) named!: string;
  @Field(() => QuotedVerdict, { description: 'Whether it applies, or why not.' }) verdict!: string;
  @Field(() => Money, { description: 'What it takes off.' }) saved!: Money;
  @Field(() => [Money], { description: 'The same for each line in order; at most 50.' }) shares!: Money[];
}

@ObjectType({ simpleResolvers: true, description: 'What a sale comes to, step by step 报价明细.' })
export class QuotePrice {
  @Field(() => [QuoteLine], { description: 'Its lines in the order they were sent; at most 50.' }) lines!: QuoteLine[];
  @Field(() => [QuoteCoupon], { description: 'Each coupon that was named, or tried; at most 100.' })
  coupons!: QuoteCoupon[];

  @Field(() => Money, { description: 'Prices times quantities, before any reduction 商品金额.' }) goods!: Money;
  @Field(() => Money, { description: 'What bundles and coupons take off single lines.' }) lineReductions!: Money;
  @Field(() => Money, { description: 'What coupons take off the order.' }) orderReductions!: Money;
  @Field(() => PointsScalar, { description: 'Points that pay of it.' }) pointsSpent!: bigint;
  @Field(() => Money, { description: 'What they pay 积分抵现.' }) pointsCash!: Money;
  @Field(() => Money, { description: 'The most that points may pay of this sale.' }) pointsCashLimit!: Money;
  @Field(() => Money, { description: 'Credit for old gold 旧料抵扣, and store credit 储值.' }) tradeInCredit!: Money;
  @Field(() => [TradeIn], { nullable: 'itemsAndList', description: 'Old gold that is named; at most 10.' })
  tradeIns!: TradeIn[];

  @Field(() => Money, { description: 'What of the credit is store credit 储值.' }) storeCredit!: Money;
  @Field(() => Money, {
    description: 'What of the old gold the sale leaves: it stays store credit of the buyer, once it is sold 转入储值. '
      + 'Of gold whose price depends on the sale it is counted at the plain buy-back price.',
  })
  creditLeft!: Money;

  @Field(() => Money, { description: 'What the goods come to after all reductions, without any tax added 计分金额合计.' })
  base!: Money;

  @Field(() => Money, { description: 'Shipping; earns nothing.' }) shipping!: Money;
  @Field(() => Money, { description: 'What is to be paid: base and shipping 应付.' }) due!: Money;
  @Field(() => QuoteEarning, { nullable: true, description: 'What it would earn; null where nobody known buys.' })
  earning!: QuoteEarning | null;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A quote 报价单: a sale whose price, coupons, points and unique pieces are locked for the minutes '
    + 'of the order policy, 30 unless it says otherwise.',
})
@Directive('@key(fields: "id")')
@Scopes('orders:read')
export class Quote extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field({ description: 'Number that its order will have in the channel, at most 100 characters 单号.' })
  orderNo!: string;
  @Field(() => String, {
    nullable: true, description: 'What people call it 报价短号, "Q260930-7": the seventh of its outlet on that day, unique '
      + 'in its outlet; null of quotes from before there were such numbers.',
  })
  shortNo!: string | null;

  @Field(() => QuoteState, { description: 'Where it stands by the clock.' }) state!: string;
  @Field(() => Channel, { nullable: true, description: 'Channel that sells.' }) channel!: Channel;
  @Field(() => Outlet, { nullable: true, description: 'Outlet that sells.' }) outlet!: Outlet;
  @Field(() => Member, { nullable: true, description: 'Who buys; null for nobody known.' }) member!: Member | null;
  @Field(() => Fulfilment, { description: 'How it will reach its buyer.' }) fulfilment!: string;
  @Field(() => CurrencyCode, { description: 'Currency of all its amounts: that of the outlet\'s region.' })
  currency!: string;

  @Field(() => QuotePrice, { nullable: true, description: 'What it comes to; null while it is not priced.' })
  price!: QuotePrice | null;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' }) quotedAt!: Date;
  @Field(() => DateTimeScalar, {
    description: 'Until when it is locked 锁价至; once it is placed, until when it may be paid.',
  })
  lockedUntil!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was placed 下单时间; null before.' })
  placedAt!: Date | null;

  uuid!: string;
  orderUuid!: string | null;
}

export const QuotePage = PageOf(Quote, 'QuotePage', 'One page of quotes.');
