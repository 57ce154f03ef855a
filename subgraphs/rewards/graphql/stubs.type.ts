import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A person known to the brand 会员, owned by members.' })
@Directive('@key(fields: "id")')
export class Member {
  @Field(() => ID, { description: 'Member id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A place of sale 门店/渠道, owned by franchises.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Outlet {
  @Field(() => ID, { description: 'Outlet id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A channel 渠道, owned by franchises.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Channel {
  @Field(() => ID, { description: 'Channel id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A franchise 加盟商, owned by franchises.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Franchise {
  @Field(() => ID, { description: 'Franchise id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A style 款, owned by catalog.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Product {
  @Field(() => ID, { description: 'Product id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One SKU of a style 单品, owned by catalog.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Item {
  @Field(() => ID, { description: 'Item id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A segment 分群, owned by insights.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Segment {
  @Field(() => ID, { description: 'Segment id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A sale 订单, owned by orders.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Order {
  @Field(() => ID, { description: 'Order id.' })
  id!: string;
}
