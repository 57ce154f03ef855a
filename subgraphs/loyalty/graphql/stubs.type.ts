import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A franchise partner 加盟商.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Franchise {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  id!: string;
}
