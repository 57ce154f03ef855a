import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/graph/node.type.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A person known to the brand 会员, one across all channels.',
})
@Directive('@key(fields: "id")')
export class Member extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field({ description: 'Card number 卡号 as printed on the member code.' })
  cardNumber!: string;

  @Field(() => DateTimeScalar, { description: 'When the membership began.' })
  enrolledAt!: Date;
}
