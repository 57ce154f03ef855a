import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { AppealState } from '../../domain/appeals/appeal.ts';

export const AppealStateName = {
  OPEN: 'open', UPHELD: 'upheld', REJECTED: 'rejected', WITHDRAWN: 'withdrawn',
} as const;
registerEnumType(AppealStateName, {
  name: 'AppealState', description: 'Where an appeal stands 申诉状态.',
  valuesConfig: {
    OPEN: { description: 'Head office has not decided 待裁定.' },
    UPHELD: { description: 'Head office moved the member 申诉成立.' },
    REJECTED: { description: 'The attribution stays 申诉不成立.' },
    WITHDRAWN: { description: 'The franchise took it back 已撤回.' },
  },
});

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'What a franchise says against where a member belongs 归属申诉; seen by it and head office.',
})
@Directive('@key(fields: "id")')
@Scopes('franchises:rebates')
export class AttributionAppeal extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field(() => AppealStateName, { description: 'Where it stands.' })
  state!: AppealState;

  @Field({ description: 'Why, in the franchise’s words 申诉理由.' })
  statement!: string;

  @Field(() => [String], { description: 'Addresses of pictures that show it 证据, at most 10.' })
  photos!: string[];

  @Field(() => DateTimeScalar, { description: 'When it came in.' })
  openedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'Head office decides before 裁定时限.' })
  decideBy!: Date;

  @Field({ description: 'Whether it is open after that 已超时.' })
  isOverdue!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided or withdrawn.' })
  decidedAt!: Date | null;

  @Field({ description: 'Head office’s reason 裁定理由; empty while it is open, and of a withdrawn one.' })
  decision!: string;

  @Field(() => DateTimeScalar, {
    nullable: true, description: 'Of an upheld one: from when on the member is at home with the franchise 归属生效.',
  })
  movedFrom!: Date | null;

  @Field(() => Int, { description: 'Give it as expectedVersion.' })
  version!: number;

  /** Not in the graph. */
  franchiseUuid!: string;
  orderUuid!: string | null;
  /** Null where the reader does not see who it is. */
  memberUuid!: string | null;
  openedByName!: string;
  decidedByName!: string | null;
}

export const AttributionAppealPage = PageOf(AttributionAppeal, 'AttributionAppealPage', 'A page of appeals.');

@InputType({ description: 'Which appeals; what is left out does not matter.' })
export class AttributionAppealFilter {
  @Field(() => AppealStateName, { nullable: true, description: 'Where they stand.' })
  state?: AppealState | null;

  @Field(() => ID, { nullable: true, description: 'Of this franchise; a franchise has its own alone.' })
  franchiseId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Open after their time, or not.' })
  isOverdue?: boolean | null;
}
