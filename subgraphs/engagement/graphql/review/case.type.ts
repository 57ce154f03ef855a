import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { Member } from '../stubs.type.ts';
import { AbuseCaseStateName, AbuseRuleName } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'What was found of a member 命中规则.' })
export class AbuseFinding {
  @Field(() => AbuseRuleName, { description: 'By which rule.' }) rule!: string;
  @Field(() => Int, {
    description: 'What was found: events of the day, the share of orders in bp, minutes, devices or members.',
  })
  found!: number;

  @Field(() => Int, { description: 'What is allowed; 0 where nothing is.' }) limit!: number;
  @Field({ description: 'Where: a day, a month, a redemption, a referral, or the beginning of a device’s mark.' })
  where!: string;
}

@ObjectType({ implements: Node, simpleResolvers: true,
  description: 'What is looked at for abuse 风控复核: what was found, and what people decided.' })
@Directive('@key(fields: "id")')
@Scopes('engagement:review')
export class AbuseCase extends Node {
  uuid!: string;
  memberUuid!: string;
  @Field(() => Member, { nullable: true, description: 'Of whom.' }) member!: Member;
  @Field(() => AbuseCaseStateName, { description: 'How it stands.' }) state!: string;
  @Field(() => Int, { description: 'How much speaks for it 风险分, 0 to 100.' }) score!: number;
  @Field(() => [AbuseFinding], { description: 'What was found; at most 50.' }) findings!: readonly AbuseFinding[];
  @Field(() => DateTimeScalar, { description: 'When it was opened.' }) openedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last decided.' }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Who decided it last.' }) decidedBy!: string | null;
  @Field(() => String, { nullable: true, description: 'Why, by whoever decided or opened it again.' })
  note!: string | null;

  @Field(() => Int, { description: 'Which look it is 第几次复核, 1 for the first.' }) looks!: number;
  @Field(() => Int, { description: 'Counts its changes.' }) version!: number;
}

export const AbuseCasePage = PageOf(AbuseCase, 'AbuseCasePage', 'Cases by page.');
