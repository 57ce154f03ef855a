import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { ConnectionOf, PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Member } from '../stubs.type.ts';
import {
  SegmentFactGroupName, SegmentFactKindName, SegmentLineKindName, SegmentOperatorName,
} from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'A value that a fact may have.' })
export class SegmentChoice {
  @Field({ description: 'The value as conditions say it.' }) value!: string;
  @Field({ description: 'Name in Chinese.' }) nameZh!: string;
  @Field({ description: 'Name in English.' }) nameEn!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A fact that rules may ask of a member 分群条件项.' })
export class SegmentFact {
  @Field({ description: 'Its name in conditions.' }) fact!: string;
  @Field(() => SegmentFactKindName, { description: 'What values it has.' }) kind!: string;
  @Field(() => SegmentFactGroupName, { description: 'What it is about.' }) group!: string;
  @Field({ description: 'Name in Chinese.' }) nameZh!: string;
  @Field({ description: 'Name in English.' }) nameEn!: string;
  @Field(() => [SegmentOperatorName], { description: 'How it may be compared; at most 14.' }) operators!: string[];
  @Field(() => String, { nullable: true,
    description: 'The least whole number that is allowed.' }) least!: string | null;
  @Field(() => String, { nullable: true,
    description: 'The greatest whole number that is allowed.' }) most!: string | null;
  @Field(() => String, { nullable: true, description: 'Values are ids with this prefix, for example "frn".' })
  idPrefix!: string | null;

  @Field(() => [SegmentChoice], {
    description: 'The values to choose from, none where any may be said; at most 1000.' })
  choices!: SegmentChoice[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'One line of a rule, in order of reading; what stands under it has a greater depth.',
})
export class SegmentLine {
  @Field(() => Int, { description: 'How far inside, 0 for the whole rule.' }) depth!: number;
  @Field(() => SegmentLineKindName, { description: 'Group or condition.' }) kind!: string;
  @Field(() => String, { nullable: true, description: 'Of a condition: the fact.' }) fact!: string | null;
  @Field(() => SegmentOperatorName, { nullable: true, description: 'Of a condition: how it is compared.' })
  operator!: string | null;

  @Field(() => [String], { description: 'Of a condition: with what; at most 50.' }) values!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'One line of a rule and what it came to for a member.' })
export class SegmentFinding {
  @Field(() => SegmentLine, { description: 'The line.' }) line!: SegmentLine;
  @Field(() => Boolean, { description: 'Whether it is true of the member.' }) holds!: boolean;
  @Field(() => [String], { description: 'What was found of the member, none where nothing is known; at most 1000.' })
  found!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'A time at which a segment was worked out 分群快照.' })
export class SegmentSnapshot {
  @Field(() => DateTimeScalar, { description: 'When it was begun.' }) startedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done; null while it is being taken.' })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'Version of the rule it is of.' }) segmentVersion!: number;
  @Field({ description: 'Who asked for it.' }) askedBy!: string;
  @Field(() => Int, { description: 'Members that were in it then.' }) members!: number;
  @Field(() => Int, { description: 'Members that entered.' }) entered!: number;
  @Field(() => Int, { description: 'Members that left.' }) exited!: number;
}

@ObjectType({ implements: Node, simpleResolvers: true,
  description: 'A segment 分群: members by a rule, and some by hand.' })
@Directive('@key(fields: "id")')
@Scopes('insights:read')
export class Segment extends Node {
  uuid!: string;
  @Field({ description: 'Name in Chinese, 1 to 60 characters.' }) nameZh!: string;
  @Field({ description: 'Name in English, 1 to 60 characters.' }) nameEn!: string;
  @Field(() => String, { nullable: true,
    description: 'What it is for, at most 500 characters; null for others than head office.' }) note!: string | null;
  @Field(() => [SegmentLine], {
    description: 'The rule, a line for each group and condition, none for others than head office; at most 3200.' })
  rule!: SegmentLine[];

  @Field(() => Int, { description: 'Counts its edits.' }) version!: number;
  @Field(() => DateTimeScalar, { nullable: true,
    description: 'Since when it is out of use 已停用.' }) retiredAt!: Date | null;
  @Field(() => DateTimeScalar, { description: 'When it was made.' }) createdAt!: Date;
  @Field({ description: 'Who made it.' }) createdBy!: string;
  @Field(() => DateTimeScalar, { description: 'When it was last edited.' }) updatedAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A member in a segment.' })
export class SegmentMembership {
  @Field(() => Member, { nullable: true, description: 'The member.' }) member!: Member;
  @Field(() => DateTimeScalar, { description: 'When it entered.' }) enteredAt!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'A member that entered a segment or left it.' })
export class SegmentChange {
  @Field(() => ID, { description: 'Names the change, as its event does.' }) id!: string;
  @Field(() => Member, { nullable: true, description: 'The member.' }) member!: Member;
  @Field(() => Boolean, { description: 'True: entered; false: left.' }) entered!: boolean;
  @Field(() => Boolean, { description: 'Whether somebody did it by hand.' }) byHand!: boolean;
  @Field(() => DateTimeScalar, { description: 'When.' }) at!: Date;
}

@ObjectType({ simpleResolvers: true, description: 'Why a member is in a segment or not, as of the asking 分群解释.' })
export class SegmentExplanation {
  @Field(() => Boolean, { description: 'Whether it belongs in it, by the rule or by hand.' }) belongs!: boolean;
  @Field(() => Boolean, { description: 'Whether somebody put it in by hand 手工加入.' }) picked!: boolean;
  @Field(() => Boolean, { description: 'Whether it is in it since the last snapshot.' }) present!: boolean;
  @Field(() => [SegmentFinding], {
    description: 'A finding for each line of the rule, none of whom nothing may be known; at most 3200.',
  })
  findings!: SegmentFinding[];
}

export const SegmentPage = PageOf(Segment, 'SegmentPage', 'Segments by page.');
export const SegmentMembershipConnection = ConnectionOf(SegmentMembership, 'SegmentMembership',
  'Members of a segment, who entered last first; a franchise sees its own.');
export const SegmentChangeConnection = ConnectionOf(SegmentChange, 'SegmentChange',
  'Entries and exits of a segment, the newest first; a franchise sees those of its own members.');
