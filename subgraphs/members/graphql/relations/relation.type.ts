import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { RELATION_KINDS } from '../../domain/relations/relation.ts';
import { wordsEnum } from '../../../words/graphql/words-enum.ts';
import { ConsentSource } from '../words.ts';

export const RelationKindEnum = wordsEnum<(typeof RELATION_KINDS)[number]>(
  'RelationKind', 'What the other is to the member 亲属关系.', {
    parent: 'Its parent 父母.', child: 'Its child 子女.', spouse: 'Its spouse 配偶.',
  });

export const RelationStateEnum = wordsEnum('RelationState', 'How far a relation is 关系状态.', {
  proposed: 'One of the two has not said yes 待对方同意.', standing: 'Both agree 已成立.', ended: 'It is over 已解除.',
});

export const RelationEndEnum = wordsEnum('RelationEnd', 'Why a relation ended 解除原因.', {
  withdrawn: 'Somebody took its yes back 撤回.', declined: 'The other did not agree 未同意.',
  merged: 'The two are one member; it stands again when that is undone 会员已合并.', erased: 'The other was erased 对方已注销.',
});

@ObjectType({ simpleResolvers: true, description: 'A member\'s yes to a relation 同意, with the text it saw.' })
export class RelationWord {
  @Field(() => DateTimeScalar, { description: 'When it was said.' })
  at!: Date;

  @Field(() => ConsentSource, { description: 'Where it was said.' })
  source!: string;

  @Field({ description: 'Version of the text it saw.' })
  textVersion!: string;

  @Field({ description: 'SHA-256 of that text as 64 hexadecimal digits.' })
  textHash!: string;

  @Field({ description: 'Whether a guardian said it for a child 监护人代为同意.' })
  byGuardian!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What another member is to this one 亲属关系. It stands while both agree. A franchise sees it where it sees '
    + 'both, a member its own, a partner channel none.',
})
export class MemberRelation {
  @Field(() => ID, { description: 'Global id (TypeID); the same from either side.' })
  id!: string;

  @Field(() => RelationKindEnum, { description: 'What the other is to this member.' })
  kind!: string;

  @Field(() => RelationStateEnum, { description: 'How far it is.' })
  state!: string;

  @Field(() => RelationEndEnum, { nullable: true, description: 'Why it ended; null while it has not.' })
  endReason!: string | null;

  /** Not in the graph: who the other is, for whoever sees it. */
  relatedUuid!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How the other is called today, masked: all that a member sees of it. Null before its yes, and once '
      + 'the other is erased; of what has ended as it was then.',
  })
  relatedName!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when both agree, or agreed.' })
  standingSince!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody ended it.' })
  endedAt!: Date | null;

  @Field(() => RelationWord, { nullable: true, description: 'This member\'s yes; null: it is asked.' })
  agreed!: RelationWord | null;

  @Field(() => RelationWord, {
    nullable: true, description: 'The other\'s yes; null: it is asked, or the caller does not see it.',
  })
  relatedAgreed!: RelationWord | null;
}

@ObjectType({ simpleResolvers: true, description: 'A member\'s family 家庭 as both sides agree to it today.' })
export class Family {
  @Field(() => [MemberRelation], { description: 'Parents 父母, at most 60.' })
  parents!: MemberRelation[];

  @Field(() => [MemberRelation], { description: 'Children 子女, at most 60.' })
  children!: MemberRelation[];

  @Field(() => MemberRelation, { nullable: true, description: 'Spouse 配偶.' })
  spouse!: MemberRelation | null;
}
