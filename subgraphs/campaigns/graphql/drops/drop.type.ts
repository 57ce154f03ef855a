import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Money } from '../../../kernel/graph/money.type.ts';
import { Node } from '../../../kernel/graph/node.type.ts';
import { DateTimeScalar, PointsScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { MoneyView } from '../../../kernel/money.ts';
import type { SessionStateWord } from '../../domain/session-rules.ts';
import type { Room } from '../../domain/room-rules.ts';
import { Item } from '../stubs.type.ts';

@ObjectType({
  simpleResolvers: true, description: 'When a drop opens for a tier 等级, by its rank in the member’s programme.',
})
export class TierOpening {
  @Field(() => Int, { description: 'Rank of the tier, 0 the lowest; members whose tier is unknown have 0.' })
  rank!: number;

  @Field(() => DateTimeScalar, { description: 'When it opens for this tier.' })
  opensAt!: Date;
}

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A scarce item released in a live session 秒杀商品.',
})
@Directive('@key(fields: "id")')
@Scopes('campaigns:read')
export class Drop extends Node {
  @Field(() => ID, { description: 'Drop id.' })
  declare id: string;

  @Field(() => Item, { nullable: true, description: 'What is released.' })
  item!: Item | null;

  @Field(() => Int, { description: 'Pieces released, 1 to 100,000.' })
  stock!: number;

  taken!: number;
  waitlisted!: number;

  @Field(() => Int, { description: 'Longest waitlist; beyond it SOLD_OUT.' })
  waitlistLimit!: number;

  @Field(() => Int, { description: 'Claims one member may have at a time.' })
  limitPerMember!: number;

  @Field(() => DateTimeScalar, { description: 'When it opens for the tiers that do not wait.' })
  opensAt!: Date;

  @Field(() => [TierOpening], {
    description: 'One for each rank that waits, from the lowest, and one for the first that does not: ranks above it '
      + 'open with it. At most 9.',
  })
  opening!: readonly TierOpening[];

  @Field(() => [Int], {
    description: 'Seconds after the opening for each tier by rank from the lowest; tiers above open at once: '
      + '[60, 30]. At most 8.',
  })
  tierDelaySeconds!: readonly number[];

  @Field(() => Int, { description: 'Minutes a claim is held for payment, 1 to 60.' })
  holdMinutes!: number;

  @Field(() => PointsScalar, { description: 'Points 积分 of one piece; 0 for cash only.' })
  pointsPrice!: bigint;

  @Field(() => Money, { description: 'Cash price of one piece.' })
  cashPrice!: MoneyView;

  /** uuid */
  sessionId!: string;
  sessionState!: SessionStateWord;
  sessionEndsAt!: Date;
  captured!: number;
  room!: Room;
}
