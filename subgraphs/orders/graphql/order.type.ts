import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { CurrencyCode, Money } from '../../kernel/graph/money.type.ts';
import { Node } from '../../kernel/graph/node.type.ts';
import { ConnectionOf, PageOf } from '../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { Channel, Member, Outlet } from './stubs.type.ts';
import { Fulfilment, OrderState } from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'Sums of an order, in its currency.' })
export class OrderTotals {
  @Field(() => Money, { description: 'Prices times quantities, before any reduction.' })
  goods!: Money;

  @Field(() => Money, { description: 'Reductions of single lines.' })
  lineDiscounts!: Money;

  @Field(() => Money, { description: 'Reductions of the whole order, coupons 优惠券.' })
  orderDiscounts!: Money;

  @Field(() => Money, { description: 'Paid with points 积分抵现.' })
  pointsCash!: Money;

  @Field(() => PointsScalar, { description: 'Points spent for it.' })
  pointsSpent!: bigint;

  @Field(() => Money, { description: 'Credit for old gold 旧料抵扣.' })
  tradeInCredit!: Money;

  @Field(() => Money, { description: 'Shipping; earns nothing.' })
  shipping!: Money;

  @Field(() => Money, { description: 'Fees; earn nothing.' })
  fees!: Money;

  @Field(() => Money, { description: 'What the buyer paid: base, shipping and fees 实付.' })
  paid!: Money;

  @Field(() => Money, { description: 'What points, growth and rebates count from 计分金额.' })
  base!: Money;

  @Field(() => Money, { description: 'Part of the base that came back.' })
  returnedBase!: Money;

  @Field(() => Money, { description: 'Base less what came back 净额.' })
  net!: Money;
}

@ObjectType({ simpleResolvers: true, description: 'One reduction of the whole order.' })
export class OrderDiscount {
  @Field({ description: 'Code of the coupon or campaign.' })
  code!: string;

  @Field(() => Money, { description: 'How much.' })
  amount!: Money;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A sale with its lines as they were priced 订单.',
})
@Directive('@key(fields: "id")')
@Scopes('orders:read')
export class Order extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field({ description: 'Number of the order in its channel, at most 100 characters 外部单号.' })
  externalNo!: string;

  @Field(() => Channel, { nullable: true, description: 'Channel that sold it.' })
  channel!: Channel | null;

  @Field(() => Outlet, { nullable: true, description: 'Outlet that sold it.' })
  outlet!: Outlet | null;

  @Field(() => Member, { nullable: true, description: 'Buyer; null while nobody knows who it was.' })
  member!: Member | null;

  @Field(() => OrderState, { description: 'Where it stands.' })
  state!: string;

  @Field(() => CurrencyCode, { description: 'Currency of all its amounts.' })
  currency!: string;

  @Field(() => Fulfilment, { description: 'How it reaches its buyer.' })
  fulfilment!: string;

  @Field(() => DateTimeScalar, { description: 'When it was paid: what rules count with.' })
  paidAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was delivered; null before.' })
  deliveredAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded here.' })
  recordedAt!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'When its buyer was found after recording 补录会员; null otherwise.',
  })
  linkedAt!: Date | null;

  @Field(() => OrderTotals, { description: 'Its sums.' })
  totals!: OrderTotals;

  @Field(() => [OrderDiscount], { description: 'Reductions of the whole order, at most 50.' })
  discounts!: OrderDiscount[];

  @Field(() => Money, { description: 'Given to charity: a share of what is left of the base 公益金.' })
  charity!: Money;

  @Field(() => Int, { description: 'Version of the order policy in force at payment, which it counts with.' })
  policyVersion!: number;

  @Field(() => String, { nullable: true, description: 'Remark, at most 500 characters.' })
  note!: string | null;
}

export const OrderPage = PageOf(Order, 'OrderPage', 'One page of orders.');
export const OrderConnection = ConnectionOf(Order, 'Order', 'Orders, latest payment first.');
