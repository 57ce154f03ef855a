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

@ObjectType({ simpleResolvers: true, description: 'One SKU of a style 单品, owned by catalog.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Item {
  @Field(() => ID, { description: 'Item id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a member may have 权益, owned by rewards.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Benefit {
  @Field(() => ID, { description: 'Benefit id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A complaint 投诉, owned by members.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Complaint {
  @Field(() => ID, { description: 'Complaint id.' })
  id!: string;
}
