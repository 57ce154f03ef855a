import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A place of sale 门店/渠道, owned by franchises.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Outlet {
  @Field(() => ID, { description: 'Outlet id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A sellable item (SKU) 商品, owned by catalog.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Item {
  @Field(() => ID, { description: 'Item id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A sale 订单, owned by orders.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Order {
  @Field(() => ID, { description: 'Order id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A coupon offer 优惠券活动, owned by rewards.' })
@Directive('@key(fields: "id", resolvable: false)')
export class CouponOffer {
  @Field(() => ID, { description: 'Offer id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A person known to the brand 会员, owned by members.' })
@Directive('@key(fields: "id")')
export class Member {
  @Field(() => ID, { description: 'Member id.' })
  id!: string;
}
