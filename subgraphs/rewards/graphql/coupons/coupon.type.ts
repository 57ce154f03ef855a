import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { ConnectionOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { CouponCause, CouponHoldState, CouponMismatch, CouponState, CouponVerdict } from '../coupon-words.ts';
import { Channel, Item, Member, Order, Outlet } from '../stubs.type.ts';

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A coupon 优惠券 of one member.' })
@Directive('@key(fields: "id")')
@Scopes('rewards:read')
export class Coupon extends Node {
  @Field({ description: 'Its own code 券码, twelve signs; whoever has it may use it for this member.' }) code!: string;
  @Field(() => CouponState, { description: 'Where it stands.' }) state!: string;
  @Field(() => Member, { nullable: true, description: 'Whose it is.' }) member!: Member;
  @Field(() => CouponCause, { description: 'What it was given for.' }) cause!: string;
  @Field(() => DateTimeScalar, { description: 'When it was given.' }) issuedAt!: Date;
  @Field(() => DateTimeScalar, { description: 'From when on it counts.' }) validFrom!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ends; null: never.' }) expiresAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was used.' }) usedAt!: Date | null;
  @Field(() => Money, { nullable: true, description: 'What it took off, or is to take off where it is held.' })
  saved!: Money | null;

  uuid!: string;
  offerId!: string;
  offerVersion!: number;
}

export const CouponConnection = ConnectionOf(Coupon, 'Coupon', 'Coupons, the newest first.');

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A sale that holds coupons or used them 用券记录.' })
@Directive('@key(fields: "id")')
@Scopes('rewards:read')
export class CouponHold extends Node {
  @Field(() => CouponHoldState, { description: 'Where it stands.' }) state!: string;
  @Field(() => Member, { nullable: true, description: 'Who buys.' }) member!: Member;
  @Field(() => Outlet, { nullable: true, description: 'Where; null when it was not said.' }) outlet!: Outlet | null;
  @Field(() => Channel, { nullable: true, description: 'Through which channel.' }) channel!: Channel | null;
  order!: Order | null;

  orderNo!: string;
  @Field(() => Money, { description: 'What its coupons take off together.' }) saved!: Money;
  @Field(() => DateTimeScalar, { description: 'Until when they are held.' }) heldUntil!: Date;
  @Field(() => DateTimeScalar, { description: 'Since when.' }) heldAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was settled.' }) settledAt!: Date | null;
  @Field(() => CouponMismatch, { nullable: true, description: 'What of its order does not fit.' })
  mismatch!: string | null;

  @Field(() => Money, { nullable: true, description: 'What its order took off.' }) told!: Money | null;
  uuid!: string;
  channelId!: string | null;
}

export const CouponHoldConnection = ConnectionOf(CouponHold, 'CouponHold', 'Sales with coupons, the newest first.');

@ObjectType({
  simpleResolvers: true, description: 'What became of one coupon, or of an offer that needs none 优惠试算结果.' })
export class EvaluatedCoupon {
  @Field(() => Coupon, {
    nullable: true, description: 'The coupon; null when the member has no such one, and of an offer that needs none.',
  })
  coupon!: Coupon | null;

  offerId!: string | null;
  @Field({ description: 'As it was named: its id or its code; an offer that needs no coupon by its own id.' })
  named!: string;

  @Field(() => CouponVerdict, { description: 'Whether it applies, or why not.' }) verdict!: string;
  @Field(() => Money, { description: 'What it takes off.' }) saved!: Money;
  @Field(() => [Money], { description: 'The same for each line in order; at most 200.' }) shares!: Money[];
}

@ObjectType({ simpleResolvers: true, description: 'One line of an evaluated sale.' })
export class EvaluatedLine {
  @Field(() => Item, { nullable: true, description: 'The item.' }) item!: Item;
  @Field(() => Int, { description: 'Pieces.' }) quantity!: number;
  @Field(() => Money, { description: 'The line as it is priced.' }) amount!: Money;
  @Field(() => Money, { description: 'Reductions of the line: what lineDiscount of its order says.' })
  lineReduction!: Money;

  @Field(() => Money, { description: 'Its share of the order\'s reductions.' }) orderReduction!: Money;
  @Field(() => Money, { description: 'Its share of points-cash.' }) pointsCash!: Money;
  @Field(() => Money, { description: 'Its share of the credit for old gold.' }) tradeInCredit!: Money;
  @Field(() => Money, { description: 'What is left: points count from it 计分金额.' }) base!: Money;
}

@ObjectType({ simpleResolvers: true, description: 'What coupons do to a sale 优惠试算.' })
export class OfferEvaluation {
  @Field(() => [EvaluatedCoupon], { description: 
    'Each coupon that was named, or that the member has, and offers that come without one 自动优惠; at most 300.' })
  coupons!: EvaluatedCoupon[];

  @Field(() => [EvaluatedLine], { description: 'The lines in the order they were sent; at most 200.' })
  lines!: EvaluatedLine[];

  @Field(() => Money, { description: 'What all coupons together take off 优惠合计.' }) saved!: Money;
  @Field(() => Money, { description: 'What is left to pay 应付.' }) due!: Money;
}
