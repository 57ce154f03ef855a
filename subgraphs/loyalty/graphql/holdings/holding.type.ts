import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { Hold } from '../../domain/holds.ts';
import type { Worth } from '../../domain/worth.ts';
import { AdjustmentKindName, AdjustmentStateName } from '../words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true, description: 'Points set aside 冻结 until spent or given back.',
})
@Directive('@key(fields: "id")')
@Scopes('loyalty:read')
export class PointsHold extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field(() => PointsScalar, { description: 'How many points.' })
  points!: bigint;

  state!: Hold['state'];

  @Field({ description: 'What for.' })
  purpose!: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  heldAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When they go back by themselves.' })
  expiresAt!: Date;

  settledAt!: Date | null;

  @Field({
    description: 'Held for another room of the house, such as the claim of a drop 秒杀商品: that room settles it, '
      + 'and it pays no order.',
  })
  isReserved!: boolean;

  memberId!: string;
  orderId!: string | null;
  channelId!: string | null;
  worthAtHome!: Worth;
}

@ObjectType({
  implements: Node, simpleResolvers: true, description: 'Points given or taken by hand 人工调整.',
})
@Directive('@key(fields: "id")')
@Scopes('loyalty:read')
export class PointsAdjustment extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field(() => AdjustmentKindName, { description: 'Whether points were given or taken, or owed ones written off.' })
  kind!: string;

  @Field(() => PointsScalar, { description: 'Points given, or below zero taken; written off.' })
  points!: bigint;

  reason!: string;

  @Field(() => AdjustmentStateName, { description: 'State.' })
  state!: string;

  askedBy!: string;

  /** By id: names repeat. */
  askedById!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  askedAt!: Date;

  decidedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  decisionNote!: string | null;

  @Field(() => Int, { description: 'Version, to be named when deciding.' })
  version!: number;

  memberId!: string;
}

export const PointsAdjustmentPage = PageOf(PointsAdjustment, 'PointsAdjustmentPage',
  'Adjustments, newest first.');
