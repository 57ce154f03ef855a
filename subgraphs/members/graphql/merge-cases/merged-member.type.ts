import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A member who was merged into this one 已合并会员; unmergeMember makes it a member of its own again.',
})
export class MergedMember {
  @Field(() => ID, { description: 'The id that was merged away; everywhere else it finds the survivor.' })
  memberId!: string;

  @Field(() => ID, { description: 'Into whom it was merged, who may have been merged itself since.' })
  intoMemberId!: string;

  @Field({ description: 'Its card number 卡号, which finds the survivor.' })
  cardNumber!: string;

  @Field(() => String, { nullable: true, description: 'Masked name as it told it: "王**".' })
  displayName!: string | null;

  @Field(() => DateTimeScalar, { description: 'When they were merged 合并时间.' })
  mergedAt!: Date;
}
