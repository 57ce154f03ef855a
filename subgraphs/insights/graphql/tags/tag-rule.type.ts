import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { RuleSource } from '../../domain/tag-rules.ts';
import { SegmentFinding, SegmentLine } from '../segments/segment.type.ts';
import { wordsEnum } from '../../../words/graphql/words-enum.ts';
import { Tag } from './tag.type.ts';

export const TagRuleSourceName = wordsEnum<RuleSource>('TagRuleSource', 'What a rule of a tag speaks as 规则标签来源.', {
  behaviour: 'What the member did 行为.', inferred: 'Concluded from other things 推断; anybody else overrides it.',
});

@ObjectType({ simpleResolvers: true, description: 'A time at which the rule of a tag was worked out 规则标签执行.' })
@Scopes('insights:read')
export class TagRun {
  @Field(() => DateTimeScalar, { description: 'When it was begun.' }) startedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done; null while it is worked out.' })
  finishedAt!: Date | null;

  @Field({ description: 'Who asked for it.' }) askedBy!: string;
  @Field(() => Int, { description: 'Members of whom the rule was true.' }) members!: number;
  @Field(() => Int, { description: 'Members that it was given to.' }) given!: number;
  @Field(() => Int, { description: 'Members that it was taken from.' }) taken!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'By which rule a tag is given and taken 标签规则, each day and when it is set. Nobody has it who refused '
    + 'profiling.',
})
@Scopes('insights:read')
export class TagRule {
  @Field(() => [SegmentLine], {
    description: 'The rule, in the language of segments, a line for each group and condition; at most 3200.',
  })
  lines!: SegmentLine[];

  @Field(() => TagRuleSourceName, { description: 'What it speaks as among other sources.' }) source!: RuleSource;
  @Field(() => Int, { description: 'How sure 置信度, 1 to 100 per cent.' }) confidence!: number;
  @Field({ description: 'Who set it.' }) setBy!: string;
  @Field(() => DateTimeScalar, { description: 'When it was set.' }) setAt!: Date;
  @Field(() => TagRun, { nullable: true, description: 'The last time that it was worked out; null before the first.' })
  lastRun!: TagRun | null;
}

@ObjectType({
  simpleResolvers: true, description: 'Why the rule of a tag is true of a member or not, as of the asking 标签解释.',
})
@Scopes('insights:read')
export class TagExplanation {
  @Field(() => Boolean, { description: 'Whether the rule is true of it.' }) belongs!: boolean;
  @Field(() => Boolean, { description: 'Whether the rule gave it the tag when it was last worked out.' })
  present!: boolean;

  @Field(() => Tag, {
    nullable: true, description: 'The tag of the same group that holds instead 被覆盖; null: none does.',
  })
  overriddenBy!: Tag | null;

  @Field(() => [SegmentFinding], {
    description: 'A finding for each line of the rule, none of whom nothing may be known; at most 3200.',
  })
  findings!: SegmentFinding[];
}
