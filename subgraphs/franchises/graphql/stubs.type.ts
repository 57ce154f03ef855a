import { Directive, Field, ID, ObjectType } from 'type-graphql';

const ID_OF = 'Global id (TypeID): its prefix names the kind.';

/** Members own it; this subgraph adds where a member belongs (member.resolver.ts). */
@ObjectType({ simpleResolvers: true, description: 'A person known to the brand 会员.' })
@Directive('@key(fields: "id")')
export class Member {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

/** Orders own it; this subgraph adds what the order owes (order.resolver.ts). */
@ObjectType({ simpleResolvers: true, description: 'A sale with its lines as they were priced 订单.' })
@Directive('@key(fields: "id")')
export class Order {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A complaint 投诉, owned by members.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Complaint {
  @Field(() => ID, { description: ID_OF })
  id!: string;
}
