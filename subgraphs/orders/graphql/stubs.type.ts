import { Directive, Field, ID, ObjectType } from 'type-graphql';

const ID_OF = 'Global id (TypeID): its prefix names the kind.';

@ObjectType({ simpleResolvers: true, description: 'A program that sells for us 渠道 (franchises).' })
@Directive('@key(fields: "id", resolvable: false)')
export class Channel {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Anywhere a sale happens 门店 (franchises).' })
@Directive('@key(fields: "id", resolvable: false)')
export class Outlet {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An article with its SKU 货品 (catalog).' })
@Directive('@key(fields: "id", resolvable: false)')
export class Item {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A style 款 (catalog).' })
@Directive('@key(fields: "id", resolvable: false)')
export class Product {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Items that are sold together for less 套装 (catalog).' })
@Directive('@key(fields: "id", resolvable: false)')
export class Bundle {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

/** Members own it; this subgraph adds the member's orders (member.resolver.ts). */
@ObjectType({ simpleResolvers: true, description: 'A person known to the brand 会员.' })
@Directive('@key(fields: "id")')
export class Member {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A coupon 优惠券 of one member (rewards).' })
@Directive('@key(fields: "id", resolvable: false)')
export class Coupon {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Old gold 以旧换新 of one member (tradeins).' })
@Directive('@key(fields: "id", resolvable: false)')
export class TradeIn {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}
