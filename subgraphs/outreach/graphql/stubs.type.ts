import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A person known to the brand 会员, owned by members.' })
@Directive('@key(fields: "id")')
export class Member {
  @Field(() => ID, { description: 'Member id.' })
  id!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A group of members by rule 分群, owned by insights.' })
@Directive('@key(fields: "id", resolvable: false)')
export class Segment {
  @Field(() => ID, { description: 'Segment id.' })
  id!: string;
}
