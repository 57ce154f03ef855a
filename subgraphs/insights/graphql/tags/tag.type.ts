import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { TagKind, TagSource } from '../../domain/tags.ts';
import { wordsEnum } from '../../../words/graphql/words-enum.ts';

export const TagSourceName = wordsEnum<TagSource>('TagSource', 'Who says a tag 标签来源, the most trusted first.', {
  operator: 'People of the house 人工.', member: 'The member’s own word 会员自述.',
  behaviour: 'What the member did 行为.', inferred: 'Concluded from other things 推断.',
});

export const TagKindName = wordsEnum<TagKind>('TagKind', 'How a tag came to a member 标签类型.', {
  manual: 'By hand 手动.', rule: 'By a rule of the house 规则.', imported: 'In a list from elsewhere 导入.',
});

@ObjectType({ implements: Node, simpleResolvers: true, description: 'A word that members are described by 标签.' })
@Directive('@key(fields: "id")')
@Scopes('insights:read')
export class Tag extends Node {
  @Field({ description: 'Its code, for ever.' })
  code!: string;

  @Field({ description: 'Name in Chinese.' })
  nameZh!: string;

  @Field({ description: 'Name in English.' })
  nameEn!: string;

  @Field(() => String, {
    nullable: true, description: 'Tags of one group contradict each other 互斥组; null contradicts nothing.',
  })
  exclusiveGroup!: string | null;

  @Field({ description: 'Not given any more 已停用; members keep it.' })
  retired!: boolean;

  @Field(() => Int, { description: 'Counts its changes; an edit names the one it was read at.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'That somebody says of a member that it is so 会员标签.' })
@Scopes('insights:read')
export class MemberTag {
  @Field(() => TagKindName, { description: 'How it came.' })
  kind!: TagKind;

  @Field(() => TagSourceName, { description: 'Who says so.' })
  source!: TagSource;

  @Field(() => Int, { description: 'How sure 置信度, 1 to 100 per cent.' })
  confidence!: number;

  @Field(() => DateTimeScalar, { description: 'When it was said.' })
  saidAt!: Date;

  @Field({ description: 'Name of whoever entered it.' })
  recordedBy!: string;

  /** Not in the graph. */
  tagUuid!: string;
  overriddenByUuid!: string | null;
}
