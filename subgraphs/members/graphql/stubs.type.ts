import { Directive, Field, ID, ObjectType } from 'type-graphql';

const ID_OF = 'Global id (TypeID): its prefix names the kind.';

@ObjectType({ simpleResolvers: true, description: 'A place of sale 门店/渠道, owned by franchises.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Outlet {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A franchise 加盟商, owned by franchises.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Franchise {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A sale 订单, owned by orders.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Order {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}
