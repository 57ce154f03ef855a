import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MergeState } from '../../domain/words.ts';
import { MergeCaseState } from '../words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'Two members who may be one person 疑似重复会员: a channel identity says one, a verified '
    + 'phone the other, or an operator proposed it. Only head office sees them.',
})
@Directive('@key(fields: "id")')
@Scopes('members:read')
export class MergeCase extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  /** Not in the graph: what `member` and `otherMember` are loaded by. */
  memberUuid!: string;
  otherMemberUuid!: string;

  @Field(() => MergeCaseState, { description: 'State 状态.' })
  state!: MergeState;

  @Field(() => String, { nullable: true, description: 'Name of who proposed it 提出人; null when OneID opened it.' })
  proposedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was proposed.' })
  proposalReason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was opened.' })
  openedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of who decided.' })
  decidedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  decisionReason!: string | null;

  @Field(() => Int, { description: 'Counts up with each change; send it as expectedVersion.' })
  version!: number;
}

export const MergeCasePage = PageOf(MergeCase, 'MergeCasePage', 'A page of merge cases.');

@InputType({ description: 'Which merge cases to list.' })
export class MergeCaseFilter {
  @Field(() => MergeCaseState, { nullable: true, description: 'Only in this state; all without it.' })
  state?: MergeState | null;
}
