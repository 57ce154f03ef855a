import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Region } from '../../../words/graphql/region.resolver.ts';
import { Franchise } from '../stubs.type.ts';
import { TaskCadenceName, TaskProofName } from '../words.ts';

@ObjectType({ implements: Node, simpleResolvers: true,
  description: 'A task 任务: what is to be done, and what it gives.' })
@Directive('@key(fields: "id")')
@Scopes('engagement:read')
export class Task extends Node {
  uuid!: string;
  @Field({ description: 'Code, for ever.' }) code!: string;
  @Field({ description: 'Name in Chinese.' }) nameZh!: string;
  @Field({ description: 'Name in English.' }) nameEn!: string;
  @Field(() => TaskCadenceName, { description: 'How often it is rewarded.' }) cadence!: string;
  @Field(() => TaskProofName, { description: 'What shows that it was done.' }) proof!: string;
  @Field(() => PointsScalar, { description: 'Points each time.' }) points!: number;

  @Field(() => Int, { description: 'Points that it may give in all 预算.' })
  @Scopes('engagement:write')
  budget!: number;

  @Field(() => Int, { description: 'Points of the budget that were given 已用预算.' })
  @Scopes('engagement:write')
  spent!: number;

  @Field(() => Int, { nullable: true, description: 'How often a member is rewarded at most; null: no limit.' })
  capPerMember!: number | null;

  @Field(() => Franchise, {
    nullable: true,
    description: 'Who pays for it 费用承担方; null: head office 总部, or another franchise to all but head office.',
  })
  funder!: Franchise | null;

  @Field(() => DateTimeScalar, { description: 'From when on.' }) startsAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when, not included; null: no end.' })
  endsAt!: Date | null;

  @Field(() => [Region], { description: 'For members of these regions; none: of all. At most 100.' })
  regions!: string[];

  @Field(() => [String], { description: 'For these tiers, "CN:gold"; none: for all. At most 100.' })
  tiers!: string[];

  @Field(() => PointsScalar, { description: 'Growth 成长值 each time, beside the points.' }) growth!: number;
  @Field(() => [ID], {
    description: 'Channels that may say that it was done 可上报渠道, besides those of who pays; none: of '
      + 'head office every one. At most 100.',
  })
  channelIds!: readonly string[];

  @Field(() => Int, { description: 'Counts its edits.' }) version!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it is over for ever 已停用.' })
  retiredAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When it was made.' }) createdAt!: Date;
  @Field({ description: 'Who made it.' }) createdBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A task as it stands for a member.' })
export class MemberTask {
  @Field(() => Task, { description: 'The task.' }) task!: Task;
  @Field(() => Int, { description: 'How often the member was rewarded for it 已完成次数.' }) done!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last rewarded for it.' })
  lastDoneAt!: Date | null;
}

export const TaskPage = PageOf(Task, 'TaskPage', 'Tasks by page.');
