import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A person known to the brand 会员, owned by members.' })
@Directive('@key(fields: "id")')
export class Member {
  @Field(() => ID, { description: 'Member id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A franchise 加盟商, owned by franchises.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Franchise {
  @Field(() => ID, { description: 'Franchise id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A sale 订单, owned by orders.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Order {
  @Field(() => ID, { description: 'Order id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An offer of coupons 优惠活动, owned by rewards.' })
@Directive('@key(fields: "id", resolvable: false)')
export class CouponOffer {
  @Field(() => ID, { description: 'Offer id.' })
  id!: string;
}
