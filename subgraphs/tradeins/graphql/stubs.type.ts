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
