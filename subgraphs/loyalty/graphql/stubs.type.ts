import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A franchise partner 加盟商.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Franchise {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A channel 渠道 that sells for the house.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Channel {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A point of sale 门店.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Outlet {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  id!: string;
}
